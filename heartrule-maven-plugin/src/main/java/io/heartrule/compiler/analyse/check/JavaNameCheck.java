package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.JavaNames;
import io.heartrule.compiler.analyse.Scope;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.analyse.Type;
import io.heartrule.compiler.analyse.Variable;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;
import io.heartrule.compiler.model.Variant;
import io.heartrule.compiler.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Ensures that no two names of one package, or of one class, give the same Java name (also when case
 * is ignored: file systems do); says so where a variable's name had to be changed for Java.
 */
final class JavaNameCheck implements Check {
  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    JavaNames names = JavaNames.of(analysis.project());
    Taken taken = new Taken(diagnostics);
    for (Session session : analysis.project().sessions()) {
      taken.take("sessions", names.sessionPackage(session), session.name());
      for (Stage stage : session.stages()) {
        taken.take(names.sessionPackage(session), names.segment(stage), stage.name());
      }
    }
    for (TopicPlace place : analysis.symbols().topics()) {
      if (analysis.project().isImported(place.topic().head())) {
        continue;
      }
      for (Variant variant : Variant.values()) {
        if (place.topic().actions(variant) != null) {
          taken.take(names.topicPackage(place), names.topicClass(place, variant), place.topic().name());
        }
      }
    }
    actionIds(analysis, diagnostics);
    for (Rule rule : analysis.project().rules()) {
      if (analysis.project().isImported(rule.span())) {
        continue;
      }
      taken.exactly("Rules", names.ruleConstant(rule), rule.name());
      changed(rule.name().text(), names.ruleConstant(rule), rule.name().span(), diagnostics);
    }
    variables(analysis, names, taken, diagnostics);
  }

  /** An id names the place where a conversation waits: two of one topic would make it two places. */
  private static void actionIds(Analysis analysis, Diagnostics diagnostics) {
    for (TopicPlace place : analysis.symbols().topics()) {
      for (Variant variant : Variant.values()) {
        List<Action> actions = place.topic().actions(variant);
        Map<String, Name> ids = new HashMap<>();
        for (Action action : actions == null ? List.<Action>of() : actions) {
          Name id = action.common().id();
          Name earlier = id == null ? null : ids.putIfAbsent(id.text(), id);
          if (earlier != null) {
            diagnostics.add(Diagnostic.at(id.span(), Code.HR211, id, earlier.span().place()).variant("action"));
          }
        }
      }
    }
  }

  private static void variables(Analysis analysis, JavaNames names, Taken taken, Diagnostics diagnostics) {
    int number = 0;
    for (Scope scope : scopes(analysis)) {
      String owner = "scope " + number++;
      for (Variable variable : analysis.symbols().variables(scope)) {
        Name name = new Name(variable.name(), variable.span());
        String member = JavaNames.member(variable.name());
        taken.exactly(owner, member, name);
        changed(variable.name(), member, variable.span(), diagnostics);
        if (variable.type() instanceof Type.EnumType status) {
          taken.take(owner + " types", names.enumType(variable), name);
          for (String word : status.values()) {
            Name value = new Name(word, variable.span());
            taken.exactly(owner + " values of " + variable.name(), JavaNames.member(word), value);
          }
        } else if (variable.type() instanceof Type.ListType list && list.element() instanceof Type.RecordType record) {
          taken.take(owner + " types", names.recordType(variable), name);
          fields(record, owner + " " + variable.name(), taken, diagnostics);
        }
      }
    }
  }

  private static void fields(Type.RecordType record, String owner, Taken taken, Diagnostics diagnostics) {
    for (Type.Field field : record.fields()) {
      String component = JavaNames.component(field.name().text());
      taken.exactly(owner, component, field.name());
      changed(field.name().text(), component, field.name().span(), diagnostics);
    }
  }

  private static List<Scope> scopes(Analysis analysis) {
    Set<Scope> seen = new HashSet<>();
    List<Scope> scopes = new ArrayList<>();
    for (Variable variable : analysis.symbols().variables()) {
      if (seen.add(variable.scope())) {
        scopes.add(variable.scope());
      }
    }
    return scopes;
  }

  private static void changed(String name, String java, Span span, Diagnostics diagnostics) {
    if (!java.equals(name)) {
      diagnostics.add(span, Code.HR212, name, java);
    }
  }

  /** The names that have been given away, by where they must differ. */
  private static final class Taken {
    private final Map<String, Name> names = new HashMap<>();
    private final Diagnostics diagnostics;

    Taken(Diagnostics diagnostics) {
      this.diagnostics = diagnostics;
    }

    /** A name that may become a file's. */
    void take(String where, String java, Name name) {
      put(where + '/' + java.toLowerCase(Locale.ROOT), java.substring(java.lastIndexOf('.') + 1), name);
    }

    /** A name within a class, where case counts. */
    void exactly(String where, String java, Name name) {
      put(where + '/' + java, java, name);
    }

    private void put(String key, String java, Name name) {
      Name earlier = names.putIfAbsent(key, name);
      if (earlier != null && !earlier.text().equals(name.text())) {
        diagnostics.add(name.span(), Code.HR211, name, earlier, java, earlier.span().place());
      }
    }
  }
}
