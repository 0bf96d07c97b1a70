package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.Tables;
import io.heartrule.compiler.analyse.TopicCalls;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Variant;
import java.util.ArrayList;
import java.util.List;

/**
 * Ensures that a rule does not start itself again through its topic (HR517). The topic itself is safe
 * (D-R12); but it may open the rule anew, or insert a topic in which the rule is judged again.
 */
final class RuleRestartCheck implements Check {
  private final Tables tables;

  RuleRestartCheck(Tables tables) {
    this.tables = tables;
  }

  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    for (Rule rule : analysis.project().rules()) {
      for (Name name : rule.once() ? List.<Name>of() : rule.calls()) {
        TopicPlace topic = analysis.symbols().skillPlace(name.text());
        if (topic != null && startsAgain(rule, topic, analysis)) {
          diagnostics.add(name.span(), Code.HR517, rule.name(), name);
        }
      }
    }
  }

  private boolean startsAgain(Rule rule, TopicPlace topic, Analysis analysis) {
    List<TopicPlace> run = new ArrayList<>(tables.calls().callees(topic));
    run.add(topic);
    for (TopicPlace place : run) {
      for (Variant variant : Variant.values()) {
        for (Action action : TopicCalls.actions(place, variant)) {
          if (action instanceof Action.OpenRule open && open.rule() != null
              && open.rule().text().equals(rule.name().text())) {
            return true;
          }
          if (action instanceof Action.Call call && !call.isSynchronous() && call.topic() != null
              && isJudgedIn(rule, topic, analysis.symbols().skillPlace(call.topic().text()))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private boolean isJudgedIn(Rule rule, TopicPlace own, TopicPlace inserted) {
    return inserted != null && !inserted.equals(own) && tables.calls().asks(inserted)
        && tables.ruleScopes().mayBeOpen(inserted, rule);
  }
}
