package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.Tables;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.CheckTime;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.ScopeLevel;
import io.heartrule.compiler.model.Watch;

/** Ensures that a rule lives long enough to be checked (HR508) and to have its watches updated (HR507). */
final class CheckTimeReachCheck implements Check {
  private final Tables tables;

  CheckTimeReachCheck(Tables tables) {
    this.tables = tables;
  }

  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    for (Rule rule : analysis.project().rules()) {
      ScopeLevel widest = tables.ruleScopes().levels().widest(rule);
      if (widest == null) {
        continue; // never opened: HR208
      }
      if (isTooLate(rule.checkTime(), widest)) {
        diagnostics.add(rule.checkTimeSpan() == null ? rule.name().span() : rule.checkTimeSpan(), Code.HR508,
            rule.name(), RuleResponseCheck.word(rule.checkTime()), widest.word());
      }
      for (Watch watch : rule.watches()) {
        if (watch.checkTime() != null && isTooLate(watch.checkTime(), widest)) {
          diagnostics.add(Diagnostic.at(watch.checkTimeSpan() == null ? watch.span() : watch.checkTimeSpan(),
              Code.HR507, watch.variable(), RuleResponseCheck.word(watch.checkTime()), widest.word(), rule.name()));
        }
      }
    }
  }

  /** Whether a check comes only after a frame of that level has gone. */
  private static boolean isTooLate(CheckTime time, ScopeLevel level) {
    if (time == CheckTime.At.SESSION) {
      return level == ScopeLevel.STAGE || level == ScopeLevel.TOPIC;
    } else if (time instanceof CheckTime.EveryTopics every) {
      return level == ScopeLevel.TOPIC && every.topics() > 1;
    }
    return time == CheckTime.At.STAGE && level == ScopeLevel.TOPIC;
  }
}
