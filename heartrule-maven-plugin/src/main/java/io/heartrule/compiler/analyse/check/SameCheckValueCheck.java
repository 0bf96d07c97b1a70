package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.Reference;
import io.heartrule.compiler.analyse.Role;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Watch;
import io.heartrule.compiler.source.Span;

/** Says where a condition shows a value that the same check brings up to date: it is the previous one (HR516, D-R4). */
final class SameCheckValueCheck implements Check {

  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    for (Reference reference : analysis.symbols().references()) {
      Rule rule = reference.site().rule();
      if (rule != null && reference.site().action() == null && isJudged(reference, rule)) {
        for (Watch watch : rule.watches()) {
          if (watch.variable().text().equals(reference.name().text())
              && (watch.checkTime() == null || watch.checkTime().equals(rule.checkTime()))) {
            diagnostics.add(reference.span(), Code.HR516, reference.name());
          }
        }
      }
    }
  }

  private static boolean isJudged(Reference reference, Rule rule) {
    return reference.role() == Role.JUDGED || reference.role() == Role.EXPRESSION
        && (rule.condition() != null && isIn(reference.span(), rule.condition().span())
            || rule.ifExpression() != null && isIn(reference.span(), rule.ifExpression().span()));
  }

  private static boolean isIn(Span part, Span whole) {
    return part.file() == whole.file() && part.start() >= whole.start() && part.end() <= whole.end();
  }
}
