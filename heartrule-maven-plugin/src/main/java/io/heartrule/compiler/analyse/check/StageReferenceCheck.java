package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.PlacedExpression;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Expression;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.source.Span;
import java.util.List;
import java.util.Optional;

/** Ensures that {@code goto}, its return and {@code visited} name stages of the session they stand in. */
final class StageReferenceCheck implements Check {
  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    new ActionWalk(analysis).forEach((action, place) -> {
      if (action instanceof Action.Goto jump) {
        stage(jump.stage().text(), jump.stage().span(), place.session(), analysis, diagnostics);
        if (jump.back() instanceof Action.Return.Before before) {
          stage(before.stage().text(), before.stage().span(), place.session(), analysis, diagnostics);
        } else if (jump.back() instanceof Action.Return.After after) {
          stage(after.stage().text(), after.stage().span(), place.session(), analysis, diagnostics);
        }
      }
    });
    for (PlacedExpression placed : analysis.symbols().expressions()) {
      Expressions.forEach(placed.expression(), part -> {
        if (part instanceof Expression.Apply apply && apply.function() == Expression.Function.VISITED
            && apply.arguments().size() == 1 && apply.arguments().get(0) instanceof Expression.Str name) {
          stage(name.value(), name.span(), placed.site().session(), analysis, diagnostics);
        }
      });
    }
  }

  /** In a skill or rule the session is known only at run time: then any session will do. */
  private static void stage(String name, Span span, Session session, Analysis analysis, Diagnostics diagnostics) {
    List<Session> sessions = session == null ? analysis.project().sessions() : List.of(session);
    if (sessions.isEmpty() || sessions.stream().anyMatch(s -> analysis.symbols().stage(s, name) != null)) {
      return;
    }
    Diagnostic found = Diagnostic.at(span, Code.HR206, name);
    Optional<String> near = sessions.stream().map(s -> EffectTopicCheck.nearestStage(s, name))
        .flatMap(Optional::stream).findFirst();
    if (near.isPresent()) {
      String written = span.text();
      boolean quoted = !written.equals(name) && written.length() > 1;
      String replacement = quoted ? written.charAt(0) + near.get() + written.charAt(written.length() - 1) : near.get();
      diagnostics.add(found.variant("near", near.get()).fix(span, replacement));
    } else {
      diagnostics.add(found);
    }
  }
}
