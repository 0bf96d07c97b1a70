package io.heartrule.compiler.analyse.lower;

import io.heartrule.compiler.analyse.Access;
import io.heartrule.compiler.analyse.CallSite;
import io.heartrule.compiler.analyse.Scope;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.analyse.Type;
import io.heartrule.compiler.analyse.Variable;
import io.heartrule.compiler.analyse.machine.JavaType;
import io.heartrule.compiler.analyse.machine.LibraryIndex;
import io.heartrule.compiler.analyse.machine.LibraryIndex.Doing;
import io.heartrule.compiler.analyse.machine.LibraryIndex.RuleEntry;
import io.heartrule.compiler.analyse.machine.LibraryIndex.Skill;
import io.heartrule.compiler.analyse.machine.LibraryIndex.Var;
import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Attention;
import io.heartrule.compiler.model.AutoUpdate;
import io.heartrule.compiler.model.CheckTime;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Timing;
import io.heartrule.compiler.model.Topic;
import io.heartrule.compiler.model.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes down what other projects need to know of this one. */
final class IndexLowering {
  private final Lowered lowered;

  IndexLowering(Lowered lowered) {
    this.lowered = lowered;
  }

  LibraryIndex lower(String library) {
    List<Skill> skills = new ArrayList<>();
    for (TopicPlace place : lowered.symbols.topics()) {
      if (place.isSkill() && !lowered.isImported(place)) {
        skills.add(skill(place));
      }
    }
    List<String> globalsOf = new ArrayList<>();
    LibraryIndex inherited = lowered.names.imports().globals();
    if (inherited != null) {
      globalsOf.add(inherited.library());
      globalsOf.addAll(inherited.globalsOf());
    }
    return new LibraryIndex(library, library, LibraryIndex.BOUNDARY, lowered.names.vars(Scope.GLOBAL), globalsOf,
        lowered.analysis.project().sessions().stream().map(session -> session.name().text()).toList(), skills,
        lowered.ownRules().stream().map(this::rule).toList(), variables(Scope.GLOBAL));
  }

  private Skill skill(TopicPlace place) {
    Topic topic = place.topic();
    List<Doing> doings = new ArrayList<>();
    List<String> opens = new ArrayList<>();
    List<String> closes = new ArrayList<>();
    attentions(topic.attentions(), opens, closes);
    boolean asks = false;
    for (Variant variant : Variant.values()) {
      List<Action> actions = topic.actions(variant) == null ? List.of() : topic.actions(variant);
      asks |= actions.stream().anyMatch(Action.AiAsk.class::isInstance);
      for (Action action : actions) {
        if (action instanceof Action.CloseRule close) {
          add(closes, close.rule());
        }
      }
    }
    List<Action> actions = topic.actions();
    if (!actions.isEmpty() && actions.get(0) instanceof Action.Say say && say.common().condition() == null) {
      doings.add(Doing.SAYS_FIRST);
    }
    if (asks) {
      doings.add(Doing.ASKS);
    }
    Action last = actions.isEmpty() ? null : actions.get(actions.size() - 1);
    if (last instanceof Action.AiAsk && last.common().condition() == null) {
      doings.add(Doing.ENDS_ASKING);
    } else if (last instanceof Action.Stop stop && stop.target() == Action.Stop.Target.SESSION
        && last.common().condition() == null) {
      doings.add(Doing.ENDS_SESSION);
    }
    List<String> calls = new ArrayList<>();
    for (CallSite call : lowered.symbols.calls()) {
      if (place.equals(call.site().topic())) {
        add(calls, call.topic());
      }
    }
    Scope scope = new Scope.OfTopic(place);
    return new Skill(place.id(), lowered.names.topic(place, Variant.STANDARD), lowered.names.vars(scope), doings, calls,
        opens, closes, lowered.tables.liveness().uses(place).stream()
            .filter(variable -> variable.scope() instanceof Scope.Global).map(Variable::name).distinct().toList(),
        variables(scope));
  }

  private static void attentions(List<Attention> attentions, List<String> opens, List<String> closes) {
    for (Attention attention : attentions) {
      if (attention instanceof Attention.Close) {
        add(closes, attention.rule());
      } else if (attention instanceof Attention.Open open && open.cancelWhen() == null && open.scope() == null) {
        add(opens, attention.rule());
      }
    }
  }

  private static void add(List<String> names, Name name) {
    if (!names.contains(name.text())) {
      names.add(name.text());
    }
  }

  private RuleEntry rule(Rule rule) {
    List<String> uses = new ArrayList<>();
    for (Access access : lowered.symbols.accesses()) {
      Variable variable = access.variable();
      boolean updated = variable.scope() instanceof Scope.Global && variable.autoUpdate() != AutoUpdate.CLOSE;
      if (access.rule() == rule && updated && !uses.contains(variable.name())) {
        uses.add(variable.name());
      }
    }
    Scope scope = new Scope.OfRule(rule);
    return new RuleEntry(rule.name().text(), lowered.names.rulesHome(rule), lowered.names.vars(scope),
        check(rule.checkTime()), timing(rule.timing()), rule.critical(), rule.reply() != null,
        rule.calls().stream().map(Name::text).toList(), uses, variables(scope));
  }

  private static String check(CheckTime time) {
    if (time instanceof CheckTime.EveryTopics every) {
      return "{topics: " + every.topics() + "}";
    } else if (time instanceof CheckTime.EveryChars every) {
      return "{chars: " + every.chars() + "}";
    }
    return time == null ? "now" : ((CheckTime.At) time).name().toLowerCase(Locale.ROOT);
  }

  private static String timing(Timing.Written written) {
    return written != null && written.timing() instanceof Timing.At at ? at.name().toLowerCase(Locale.ROOT) : null;
  }

  private List<Var> variables(Scope scope) {
    return lowered.symbols.variables(scope).stream().filter(variable -> !lowered.names.isInherited(variable))
        .map(this::variable).toList();
  }

  private Var variable(Variable variable) {
    List<Var.Mark> marks = new ArrayList<>();
    if (variable.input()) {
      marks.add(Var.Mark.INPUT);
    }
    if (variable.output()) {
      marks.add(Var.Mark.OUTPUT);
    }
    if (variable.counter()) {
      marks.add(Var.Mark.COUNTER);
    }
    Type type = variable.type();
    List<Var> fields = new ArrayList<>();
    String key = null;
    JavaType javaType = type instanceof Type.EnumType ? lowered.names.status(variable) : null;
    if (type instanceof Type.ListType list && list.element() instanceof Type.RecordType record) {
      record.fields().forEach(field -> fields.add(field(variable, field)));
      key = record.key();
      javaType = lowered.names.element(variable);
    }
    return new Var(variable.name(), word(type), javaType, VariablesLowering.words(type), fields, key,
        variable.define() == null ? null : variable.define().value(),
        variable.autoUpdate().name().toLowerCase(Locale.ROOT), marks);
  }

  private Var field(Variable list, Type.Field field) {
    return new Var(field.name().text(), word(field.type()),
        field.type() instanceof Type.EnumType ? lowered.names.status(list, field) : null,
        VariablesLowering.words(field.type()), List.of(), null, field.define() == null ? null : field.define().value(),
        "close", field.byCallOnly() ? List.of(Var.Mark.BY_CALL_ONLY) : List.of());
  }

  private static String word(Type type) {
    if (type instanceof Type.ListType list) {
      return list.element() instanceof Type.RecordType ? "records" : "list";
    } else if (type instanceof Type.EnumType) {
      return "enum";
    }
    return type instanceof Type.BooleanType ? "boolean" : VariablesLowering.factory(type);
  }
}
