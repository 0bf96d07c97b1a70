package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.Timings;
import io.heartrule.compiler.analyse.TopicCalls;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.diagnostic.Severity;
import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.CheckTime;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Timing;
import io.heartrule.compiler.model.Variant;

/** Ensures that the timing of a call fits the time at which its rule is checked (HR505, table of b5). */
final class RuleTimingCheck implements Check {

  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    for (Rule rule : analysis.project().rules()) {
      if (rule.critical()) {
        checkCritical(rule, diagnostics);
      } else if (rule.checkTime() != null && !rule.calls().isEmpty()) {
        checkRule(rule, diagnostics);
      }
      for (Action.Effect effect : rule.effects()) {
        if (!rule.critical() && rule.checkTime() != null && effect instanceof Action.Call call
            && call.timing() != null) {
          checkTiming(rule, call.timing(), diagnostics);
        }
      }
    }
    for (TopicPlace place : analysis.symbols().topics()) {
      for (Variant variant : Variant.values()) {
        TopicCalls.actions(place, variant).forEach(action -> checkAction(action, diagnostics));
      }
    }
  }

  /** N8: a critical rule judges each sentence of the visitor and leaves the ask at once. */
  private static void checkCritical(Rule rule, Diagnostics diagnostics) {
    if (rule.checkTime() != null && rule.checkTime() != CheckTime.At.NOW) {
      diagnostics.add(Diagnostic.at(rule.checkTimeSpan() == null ? rule.name().span() : rule.checkTimeSpan(),
          Code.HR505, rule.name(), RuleResponseCheck.word(rule.checkTime())).variant("criticalCheck"));
    }
    if (rule.timing() != null) {
      Timing timing = rule.timing().timing();
      if (timing != Timing.At.NOW && timing != Timing.At.BEFORE_ASK && timing != Timing.At.BEFORE_GOAL) {
        diagnostics.add(Diagnostic.at(rule.timing().span(), Code.HR505, rule.name(), Timings.word(timing))
            .variant("criticalTiming"));
      }
    }
  }

  private static void checkRule(Rule rule, Diagnostics diagnostics) {
    if (rule.timing() == null) {
      diagnostics.add(Diagnostic.at(Keys.of(rule.calls().get(0).span()), Code.HR505,
          Timings.word(Timings.of(rule)), RuleResponseCheck.word(rule.checkTime()))
          .as(Severity.INFO).variant("default"));
    } else {
      checkTiming(rule, rule.timing(), diagnostics);
    }
  }

  private static void checkTiming(Rule rule, Timing.Written written, Diagnostics diagnostics) {
    Timing meant = Timings.meant(rule.checkTime(), written.timing());
    Diagnostic found = Diagnostic.at(written.span(), Code.HR505, Timings.word(written.timing()),
        RuleResponseCheck.word(rule.checkTime()));
    if (meant == null) {
      diagnostics.add(found);
    } else if (!meant.equals(written.timing())) {
      diagnostics.add(found.as(Severity.INFO).variant("same", Timings.word(meant))
          .fix(written.span(), Timings.word(meant)));
    }
  }

  private static void checkAction(Action action, Diagnostics diagnostics) {
    if (action instanceof Action.Call call && call.timing() != null
        && (call.timing().timing() == Timing.At.BEFORE_ASK || call.timing().timing() == Timing.At.AFTER_ASK)) {
      diagnostics.add(Diagnostic.at(call.timing().span(), Code.HR505, Timings.word(call.timing().timing()))
          .as(Severity.INFO).variant("action").fix(call.timing().span(), Timings.word(Timing.At.BEFORE_GOAL)));
    }
  }
}
