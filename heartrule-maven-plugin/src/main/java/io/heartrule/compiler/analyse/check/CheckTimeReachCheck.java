package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.Scope;
import io.heartrule.compiler.analyse.Tables;
import io.heartrule.compiler.analyse.Variable;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Action;
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
      ScopeLevel widest = tables.ruleScopes().levels().widest(rule); // null if never opened: HR208
      if (widest != null && isTooLate(rule.checkTime(), widest)) {
        diagnostics.add(rule.checkTimeSpan() == null ? rule.name().span() : rule.checkTimeSpan(), Code.HR508,
            rule.name(), RuleResponseCheck.word(rule.checkTime()), widest.word());
      }
      rule.watches().forEach(watch -> checkWatch(watch, rule, diagnostics));
      for (Action.Effect effect : rule.effects()) {
        if (effect instanceof Action.AddWatch added) {
          checkWatch(added.watch(), owner(added.watch(), rule, analysis), diagnostics);
        }
      }
    }
  }

  /** The rule that a watch among effects belongs to: mostly the one opened beside it. */
  private static Rule owner(Watch watch, Rule rule, Analysis analysis) {
    Variable variable = analysis.symbols().variable(rule, watch.variable().text());
    return variable != null && variable.scope() instanceof Scope.OfRule owner ? owner.rule() : rule;
  }

  private void checkWatch(Watch watch, Rule owner, Diagnostics diagnostics) {
    ScopeLevel widest = tables.ruleScopes().levels().widest(owner);
    if (widest != null && watch.checkTime() != null && isTooLate(watch.checkTime(), widest)) {
      diagnostics.add(watch.checkTimeSpan() == null ? watch.span() : watch.checkTimeSpan(), Code.HR507,
          watch.variable(), RuleResponseCheck.word(watch.checkTime()), widest.word(), owner.name());
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
