package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.Jump;
import io.heartrule.compiler.analyse.SessionFlow;
import io.heartrule.compiler.analyse.Tables;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Ensures that jumps lead somewhere and end: no endless circle (HR601), each branch is reached
 * (HR602), branches return to the main line (HR603), and a jump into the main line does not want to
 * return (HR613).
 *
 * <p>A circle is endless if none of its gotos has a condition or a limit. In each circle one jump
 * leads backward in the file; that is the one reported. A goto in a rule counts as conditional
 * unless the rule is {@code always} true.
 */
final class GotoCheck implements Check {
  private final Tables tables;

  GotoCheck(Tables tables) {
    this.tables = tables;
  }

  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    for (Session session : analysis.project().sessions()) {
      SessionFlow flow = tables.flows().of(session);
      Set<Stage> reached = stages();
      for (Jump jump : flow.jumps()) {
        reached.add(jump.target());
        checkReturn(jump, analysis, session, diagnostics);
        checkCircle(jump, flow, analysis, diagnostics);
      }
      for (Stage stage : session.stages()) {
        if (stage.branch() && !reached.contains(stage)) {
          diagnostics.add(stage.name().span(), Code.HR602, stage.name());
        }
      }
    }
  }

  private static Set<Stage> stages() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  private static void checkReturn(Jump jump, Analysis analysis, Session session, Diagnostics diagnostics) {
    Action.Return back = jump.go().back();
    if (!jump.target().branch()) {
      if (back != Action.Return.To.NONE) {
        diagnostics.add(jump.go().stage().span(), Code.HR613, jump.target().name());
      }
      return;
    }
    Name named = back instanceof Action.Return.Before before ? before.stage()
        : back instanceof Action.Return.After after ? after.stage() : null;
    Stage target = named == null ? null : analysis.symbols().stage(session, named.text());
    if (target != null && target.branch()) {
      diagnostics.add(named.span(), Code.HR603, named);
    }
  }

  private static void checkCircle(Jump jump, SessionFlow flow, Analysis analysis, Diagnostics diagnostics) {
    if (jump.isGuarded()) {
      return;
    }
    Stage onward = flow.continuation(jump, analysis.symbols());
    if (isCircle(jump.from(), jump.target(), flow, analysis)
        || onward != null && isCircle(jump.from(), onward, flow, analysis)) {
      diagnostics.add(jump.go().common().head(), Code.HR601, jump.target().name());
    }
  }

  private static boolean isCircle(Stage from, Stage target, SessionFlow flow, Analysis analysis) {
    List<Stage> order = flow.session().stages();
    return indexOf(order, target) <= indexOf(order, from) && reaches(target, from, flow, analysis);
  }

  private static int indexOf(List<Stage> stages, Stage stage) {
    for (int i = 0; i < stages.size(); i++) {
      if (stages.get(i) == stage) {
        return i;
      }
    }
    return -1;
  }

  /** Whether the flow leads from one stage to another without any condition or limit on a goto. */
  private static boolean reaches(Stage start, Stage end, SessionFlow flow, Analysis analysis) {
    Set<Stage> seen = stages();
    Deque<Stage> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      Stage stage = open.pop();
      if (stage == end) {
        return true;
      }
      if (!seen.add(stage)) {
        continue;
      }
      if (!stage.branch() && flow.next(stage) != null) {
        open.push(flow.next(stage));
      }
      for (Jump jump : flow.jumps(stage)) {
        if (!jump.isGuarded()) {
          open.push(jump.target());
          Stage onward = flow.continuation(jump, analysis.symbols());
          if (onward != null) {
            open.push(onward);
          }
        }
      }
    }
    return false;
  }
}
