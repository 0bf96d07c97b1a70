package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Get;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Output;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Text;
import io.heartrule.compiler.model.Value;
import io.heartrule.compiler.source.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says of every mention which variable or field it means, and makes the variables that are declared
 * by their first writer (D-V3). Writers come first, so that a text may stand above them.
 */
final class Binder {
  private static final Set<Role> TARGETS = EnumSet.of(Role.GET, Role.SET, Role.TOLIST, Role.WATCH, Role.INPUT,
      Role.OUTPUT);

  private final List<Mention> mentions;
  private final VariableTable table;
  private final NameTable names;
  private final Map<Object, Draft> tolists = new IdentityHashMap<>();
  private final Map<Object, Draft> fromlists = new IdentityHashMap<>();
  private final Map<Span, Mention> bySpan = new HashMap<>();

  Binder(List<Mention> mentions, VariableTable table, NameTable names) {
    this.mentions = mentions;
    this.table = table;
    this.names = names;
    mentions.forEach(mention -> bySpan.putIfAbsent(mention.span, mention));
  }

  /** The mention at a place, or null. */
  Mention at(Span span) {
    return bySpan.get(span);
  }

  void bind() {
    mentions.stream().filter(m -> m.role == Role.WATCH).forEach(this::bindWatch);
    mentions.stream().filter(m -> m.role == Role.TOLIST).forEach(this::bindTolist);
    mentions.stream().filter(m -> m.role == Role.GET).forEach(this::bindGet);
    mentions.stream().filter(m -> m.role == Role.SET).forEach(this::bindSet);
    mentions.stream().filter(m -> m.role == Role.INPUT).forEach(this::bindInput);
    mentions.stream().filter(m -> m.role == Role.FROMLIST).forEach(this::bindFromlist);
    mentions.stream().filter(m -> m.role == Role.INPUT).forEach(this::bindPassed);
    mentions.stream().filter(m -> m.role == Role.OUTPUT).forEach(this::bindOutput);
    mentions.stream().filter(m -> !TARGETS.contains(m.role) && m.role != Role.FROMLIST).forEach(this::bindRead);
    mentions.stream().filter(m -> m.assignment != null && m.draft != null).forEach(this::type);
  }

  private void bindWatch(Mention mention) {
    Rule written = mention.site.rule();
    if (written == null) {
      mention.draft = writable(mention);
    } else {
      Rule owner = mention.about == null ? null : names.rule(mention.about.text());
      boolean inDo = mention.site.action() != null;
      mention.draft = table.watch(owner == null ? written : owner, written, mention.name, inDo);
    }
    Typing.watch(mention.draft, mention.watch);
    mention.draft.written = true;
  }

  private void bindTolist(Mention mention) {
    mention.draft = writable(mention);
    mention.draft.written = true;
    mention.draft.add(Evidence.of(Evidence.Kind.KEPT, Typing.RECORDS, mention.span));
    tolists.put(mention.site.action(), mention.draft);
  }

  private void bindGet(Mention mention) {
    Draft list = tolists.get(mention.site.action());
    if (list == null) {
      mention.draft = writable(mention);
      mention.draft.written = true;
      Typing.get(mention.draft, mention.get);
    } else {
      mention.draft = list;
      mention.fieldDraft = VariableTable.field(list, mention.name);
      mention.fieldDraft.filled = true;
      Typing.get(mention.fieldDraft, mention.get);
    }
  }

  private void bindSet(Mention mention) {
    Draft list = tolists.get(mention.site.action());
    if (list != null && usesField(mention)) {
      mention.draft = list;
      mention.fieldDraft = VariableTable.field(list, mention.name);
      mention.fieldDraft.filled = true;
    } else {
      mention.draft = writable(mention);
      mention.draft.written = true;
    }
  }

  /** Whether the value of a set beside gets of a {@code tolist} uses one of their fields. */
  private static boolean usesField(Mention mention) {
    if (!(mention.assignment.value() instanceof Value.OfText text)) {
      return false;
    }
    List<Get> gets = output(mention.site.action()).gets();
    for (Text.Placeholder place : text.text().placeholders()) {
      if (gets.stream().anyMatch(get -> get.variable().text().equals(place.name().text()))) {
        return true;
      }
    }
    return false;
  }

  private static Output output(Action action) {
    return action instanceof Action.AiAsk ask ? ask.output()
        : action instanceof Action.Think think ? think.output() : Output.NONE;
  }

  private void bindInput(Mention mention) {
    for (TopicPlace callee : callees(mention)) {
      mention.draft = table.own(new Scope.OfTopic(callee), mention.name.text());
      if (mention.draft != null) {
        return;
      }
    }
  }

  /** A list that is passed to a skill brings its fields along. */
  private void bindPassed(Mention mention) {
    if (mention.draft != null && mention.assignment.value() instanceof Value.OfText text
        && text.text().isSinglePlaceholder()) {
      Text.Placeholder place = text.text().placeholders().get(0);
      Draft source = place.field() == null ? table.find(mention.site, place.name().text()) : null;
      if (source != null && source != mention.draft) {
        mention.draft.passed.add(source);
      }
    }
  }

  private void bindFromlist(Mention mention) {
    mention.draft = table.find(mention.site, mention.name.text());
    if (mention.draft != null) {
      mention.draft.add(Evidence.of(Evidence.Kind.LISTED, Typing.LIST, mention.span));
      fromlists.put(caller(mention.site), mention.draft);
    }
  }

  /** What holds the fromlist, input and output of a call: the action, else the rule. */
  private static Object caller(Site site) {
    return site.action() instanceof Action.Call ? site.action() : site.rule();
  }

  private void bindOutput(Mention mention) {
    Draft list = fromlists.get(caller(mention.site));
    Draft visible = table.find(mention.site, mention.name.text());
    if (list != null && visible == null && isRecords(list.recordSource())) {
      mention.draft = list;
      mention.fieldDraft = VariableTable.field(list.recordSource(), mention.name);
    } else {
      mention.draft = visible != null ? visible : writable(mention);
      mention.draft.written = true;
    }
  }

  private static boolean isRecords(Draft list) {
    return list.evidence.stream().anyMatch(e -> e.type() == Typing.RECORDS);
  }

  private void bindRead(Mention mention) {
    String name = mention.name.text();
    if (name.equals(Meaning.LATEST_DIALOGUE)) {
      mention.latest = true;
      return;
    }
    switch (mention.role) {
      case INPUT_VALUE -> {
        bindElement(mention, fromlists.get(caller(mention.site)));
        bindVariable(mention);
      }
      case OUTPUT_VALUE -> {
        bindCallee(mention);
        bindElement(mention, fromlists.get(caller(mention.site)));
        bindGlobal(mention);
      }
      case WHERE -> {
        bindCallee(mention);
        bindVariable(mention);
      }
      case OPENING_ENDS -> {
        Rule opened = names.rule(mention.about.text());
        mention.draft = opened == null ? null : table.findWatched(opened, name);
        bindVariable(mention);
      }
      case VALUE -> {
        bindNewRecord(mention);
        bindVariable(mention);
      }
      default -> bindVariable(mention);
    }
  }

  /** In the output beside a {@code tolist} the gets are the fields of the record that comes into being. */
  private void bindNewRecord(Mention mention) {
    Draft list = tolists.get(mention.site.action());
    if (list != null && output(mention.site.action()).gets().stream()
        .anyMatch(get -> get.variable().text().equals(mention.name.text()))) {
      mention.draft = list;
      mention.fieldDraft = list.fields.get(mention.name.text());
    }
  }

  private void bindElement(Mention mention, Draft list) {
    if (mention.draft != null || list == null) {
      return;
    }
    Draft records = list.recordSource();
    String name = mention.name.text();
    boolean dotted = mention.field != null && (name.equals(Meaning.ITEM) || name.equals(list.name));
    if (dotted) {
      mention.fieldDraft = records.fields.get(mention.field.text());
      mention.draft = mention.fieldDraft == null ? null : list;
    } else if (name.equals(Meaning.ITEM)) {
      mention.draft = list;
      mention.item = true;
    } else if (records.fields.containsKey(name)) {
      mention.draft = list;
      mention.fieldDraft = records.fields.get(name);
    }
  }

  private void bindCallee(Mention mention) {
    for (TopicPlace callee : callees(mention)) {
      if (mention.draft == null) {
        mention.draft = table.own(new Scope.OfTopic(callee), mention.name.text());
      }
    }
  }

  private void bindVariable(Mention mention) {
    if (mention.draft == null) {
      mention.draft = table.find(mention.site, mention.name.text());
    }
  }

  private void bindGlobal(Mention mention) {
    if (mention.draft == null) {
      mention.draft = table.own(Scope.GLOBAL, mention.name.text());
    }
  }

  private List<TopicPlace> callees(Mention mention) {
    List<TopicPlace> found = new ArrayList<>();
    List<Name> called = mention.site.rule() != null && mention.site.action() == null
        ? mention.site.rule().calls() : mention.about == null ? List.of() : List.of(mention.about);
    for (Name name : called) {
      TopicPlace skill = names.skill(name.text());
      if (skill != null) {
        found.add(skill);
      }
    }
    return found;
  }

  /** The variable to write; declared implicitly if it can be seen nowhere: for a session, else globally. */
  private Draft writable(Mention mention) {
    Site site = mention.site;
    Draft found = table.find(site, mention.name.text());
    boolean foreign = found != null && found.declared == null && found.scope == Scope.GLOBAL && !site.isLibrary();
    if (found != null && !foreign) {
      return found;
    }
    return table.implicit(site.isLibrary() ? Scope.GLOBAL : new Scope.OfSession(site.session()), mention.name);
  }

  private void type(Mention mention) {
    if (mention.typed() != null) {
      Value value = mention.assignment.value();
      boolean copy = value instanceof Value.OfText text && text.text().isSinglePlaceholder();
      Mention source = copy ? bySpan.get(((Value.OfText) value).text().placeholders().get(0).span()) : null;
      Typing.value(mention.typed(), value, source == null ? null : source.typed());
    }
  }
}
