package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Access;
import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.Reference;
import io.heartrule.compiler.analyse.Scope;
import io.heartrule.compiler.analyse.Site;
import io.heartrule.compiler.analyse.Type;
import io.heartrule.compiler.analyse.Variable;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.AutoUpdate;
import io.heartrule.compiler.model.Text;
import io.heartrule.compiler.model.Variant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Warns where a session speaks or passes on a variable before it surely has a value. The main line
 * is followed in the order of the script; what a branch stage writes may have been written at any
 * time. Expressions may ask for a variable without a value; they guard what stands under them.
 */
final class ReadBeforeWrittenCheck implements Check {
  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    List<Reference> references = analysis.symbols().references();
    Walk walk = new Walk(diagnostics);
    references.forEach(walk::prepare);
    references.forEach(walk::follow);
  }

  /** Whether the variable belongs to a session and begins without a value. */
  private static boolean beginsEmpty(Variable variable) {
    boolean ofSession = variable.scope() instanceof Scope.OfSession || variable.scope() instanceof Scope.OfStage
        || variable.scope() instanceof Scope.OfTopic of && !of.topic().isSkill();
    boolean full = variable.type() instanceof Type.BooleanType || variable.type() instanceof Type.ListType
        || variable.type() instanceof Type.LogType;
    return ofSession && !full && variable.initial() == null && !variable.counter()
        && variable.autoUpdate() == AutoUpdate.CLOSE;
  }

  private static final class Walk {
    private final Diagnostics diagnostics;
    private final Set<Variable> written = new HashSet<>();
    private final Set<Variable> assigned = new HashSet<>();
    /** The conditions under which a variable is written so far. */
    private final Map<Variable, Set<String>> conditions = new HashMap<>();
    private final Set<Variable> reported = new HashSet<>();
    /** What the condition of the action at hand asks for. */
    private final Set<Variable> guarded = new HashSet<>();
    private Action action;

    Walk(Diagnostics diagnostics) {
      this.diagnostics = diagnostics;
    }

    void prepare(Reference reference) {
      if (reference.variable() != null && reference.role().isWrite()) {
        written.add(reference.variable());
        if (isBranch(reference.site())) {
          assigned.add(reference.variable());
        }
      }
    }

    void follow(Reference reference) {
      Site site = reference.site();
      Variable variable = reference.variable();
      if (site.action() != action) {
        action = site.action();
        guarded.clear();
      }
      if (variable == null || site.session() == null || isBranch(site) || !beginsEmpty(variable)) {
        return;
      }
      if (reference.role().isWrite()) {
        write(variable, site);
      } else if (reference.role().access() == Access.Kind.READ_IN_EXPRESSION) {
        guarded.add(variable);
      } else if (reference.role().isRead() && site.variant() == Variant.STANDARD && isOpen(variable, site)
          && reported.add(variable)) {
        diagnostics.add(reference.span(), Code.HR302, variable);
      }
    }

    private void write(Variable variable, Site site) {
      if (site.isConditional()) {
        conditions.computeIfAbsent(variable, v -> new HashSet<>()).add(condition(site));
      } else {
        assigned.add(variable);
      }
    }

    private boolean isOpen(Variable variable, Site site) {
      boolean sameCondition = site.isConditional()
          && conditions.getOrDefault(variable, Set.of()).contains(condition(site));
      return written.contains(variable) && !assigned.contains(variable) && !guarded.contains(variable)
          && !sameCondition;
    }

    private static String condition(Site site) {
      Text text = site.action().common().conditionText();
      return text == null ? site.action().common().condition().span().text() : text.value();
    }

    private static boolean isBranch(Site site) {
      return site.stage() != null && site.stage().branch();
    }
  }
}
