package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Declared;
import io.heartrule.compiler.model.Get;
import io.heartrule.compiler.model.Project;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The variables of every scope, by name, in order of declaration and then of first writing. */
final class VariableTable {
  private final Map<Scope, Map<String, Draft>> scopes = new LinkedHashMap<>();
  /** What the {@code do} of a rule counts, whichever rule it belongs to. */
  private final Map<Scope, Map<String, Draft>> watchedInDo = new HashMap<>();
  private final RuleLinks links;

  VariableTable(Project project, List<TopicPlace> topics, RuleLinks links) {
    this.links = links;
    declare(project.declares(), Scope.GLOBAL);
    for (Session session : project.sessions()) {
      declare(session.declares(), new Scope.OfSession(session));
      for (Stage stage : session.stages()) {
        declare(stage.declares(), new Scope.OfStage(session, stage));
      }
    }
    for (TopicPlace topic : topics) {
      declare(topic.topic().declares(), new Scope.OfTopic(topic));
    }
  }

  private void declare(List<Declared> declares, Scope scope) {
    Map<String, Draft> own = in(scope);
    for (Declared declared : declares) {
      Draft draft = new Draft(declared.variable().text(), scope, declared, declared.variable().span());
      if (own.putIfAbsent(draft.name, draft) != null) {
        continue;
      }
      draft.define = declared.define();
      if (declared.type() != null) {
        Typing.written(draft, declared.type(), declared.values());
      } else if (!declared.values().isEmpty()) {
        draft.add(Evidence.status(Typing.words(declared.values()), declared.values().get(0).span()));
      }
      Typing.value(draft, declared.value(), null);
      for (Get get : declared.fields()) {
        Draft field = field(draft, get.variable());
        field.filled = true;
        Typing.get(field, get);
      }
      if (!declared.fields().isEmpty()) {
        draft.add(Evidence.of(Evidence.Kind.FACT, Typing.RECORDS, declared.variable().span()));
      }
    }
  }

  private Map<String, Draft> in(Scope scope) {
    return scopes.computeIfAbsent(scope, s -> new LinkedHashMap<>());
  }

  Draft own(Scope scope, String name) {
    Map<String, Draft> own = scopes.get(scope);
    return own == null ? null : own.get(name);
  }

  /** Those that are declared first, the others in the order of their first writing. */
  Collection<Draft> all(Scope scope) {
    Map<String, Draft> own = scopes.get(scope);
    if (own == null) {
      return List.of();
    }
    List<Draft> all = new ArrayList<>(own.values());
    int declared = 0;
    while (declared < all.size() && all.get(declared).declared != null) {
      declared++;
    }
    all.subList(declared, all.size()).sort(Comparator.comparing(draft -> draft.span));
    return all;
  }

  Collection<Map<String, Draft>> scopes() {
    return scopes.values();
  }

  /** The variable of that name and scope, made if there is none. */
  Draft implicit(Scope scope, io.heartrule.compiler.model.Name name) {
    Draft draft = in(scope).computeIfAbsent(name.text(), n -> new Draft(n, scope, null, name.span()));
    if (draft.declared == null && name.span().compareTo(draft.span) < 0) {
      draft.span = name.span();
    }
    return draft;
  }

  /** The field of that name, made if there is none. */
  static Draft field(Draft list, io.heartrule.compiler.model.Name name) {
    return list.fields.computeIfAbsent(name.text(), n -> {
      Draft field = new Draft(n, null, null, name.span());
      field.fieldName = name;
      return field;
    });
  }

  /** The variable that a watch writes: a declared global, else one of the rule. */
  Draft watch(Rule owner, Rule writtenIn, io.heartrule.compiler.model.Name name, boolean inDo) {
    Draft global = own(Scope.GLOBAL, name.text());
    Draft draft = global != null && global.declared != null ? global : implicit(new Scope.OfRule(owner), name);
    if (inDo) {
      watchedInDo.computeIfAbsent(new Scope.OfRule(writtenIn), s -> new LinkedHashMap<>())
          .putIfAbsent(draft.name, draft);
    }
    return draft;
  }

  /** What a name means at a place, without the fields of records; null if nothing. */
  Draft find(Site site, String name) {
    return site.rule() != null ? find(site.rule(), name) : find(site.session(), site.stage(), site.topic(), name);
  }

  Draft find(Session session, Stage stage, TopicPlace topic, String name) {
    Draft found = topic == null ? null : own(new Scope.OfTopic(topic), name);
    if (found == null && stage != null) {
      found = own(new Scope.OfStage(session, stage), name);
    }
    if (found == null && session != null) {
      found = own(new Scope.OfSession(session), name);
    }
    return found != null ? found : own(Scope.GLOBAL, name);
  }

  Draft find(Rule rule, String name) {
    Draft found = findWatched(rule, name);
    return found != null ? found : own(Scope.GLOBAL, name);
  }

  /** A watch variable that the texts of a rule may use, or null. */
  Draft findWatched(Rule rule, String name) {
    Draft found = own(new Scope.OfRule(rule), name);
    if (found == null) {
      found = counted(rule, name);
    }
    for (Rule other : links.openedBy(rule)) {
      found = found != null ? found : own(new Scope.OfRule(other), name);
    }
    for (Rule other : links.openersOf(rule)) {
      found = found != null ? found : counted(other, name);
    }
    return found;
  }

  private Draft counted(Rule rule, String name) {
    Map<String, Draft> counted = watchedInDo.get(new Scope.OfRule(rule));
    return counted == null ? null : counted.get(name);
  }

  /** Everything that can be seen from a place, from the inside out. */
  List<Draft> visible(Site site) {
    Map<String, Draft> seen = new LinkedHashMap<>();
    if (site.rule() != null) {
      see(new Scope.OfRule(site.rule()), seen);
      watchedInDo.getOrDefault(new Scope.OfRule(site.rule()), Map.of()).forEach(seen::putIfAbsent);
      links.openedBy(site.rule()).forEach(other -> see(new Scope.OfRule(other), seen));
      links.openersOf(site.rule()).forEach(other ->
          watchedInDo.getOrDefault(new Scope.OfRule(other), Map.of()).forEach(seen::putIfAbsent));
    } else {
      if (site.topic() != null) {
        see(new Scope.OfTopic(site.topic()), seen);
      }
      if (site.stage() != null) {
        see(new Scope.OfStage(site.session(), site.stage()), seen);
      }
      if (site.session() != null) {
        see(new Scope.OfSession(site.session()), seen);
      }
    }
    see(Scope.GLOBAL, seen);
    return List.copyOf(seen.values());
  }

  private void see(Scope scope, Map<String, Draft> seen) {
    all(scope).forEach(draft -> seen.putIfAbsent(draft.name, draft));
  }
}
