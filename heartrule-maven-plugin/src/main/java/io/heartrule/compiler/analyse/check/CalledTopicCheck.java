package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.CallSite;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.diagnostic.NearNames;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ensures that every called topic is a skill of this project. */
final class CalledTopicCheck implements Check {
  private static final String[] RISK = {"自杀", "自伤", "自残", "轻生", "危机", "伤害自己", "不想活", "想死"};

  /** With more unknown topics than that a whole file is missing, and no name helps. */
  private static final int MOST_COMPARED = 50;

  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    List<CallSite> unknown = analysis.symbols().calls().stream()
        .filter(call -> analysis.symbols().skill(call.topic().text()) == null).toList();
    if (unknown.isEmpty()) {
      return;
    }
    Map<String, Name> targets = new LinkedHashMap<>();
    unknown.forEach(call -> targets.putIfAbsent(call.topic().text(), call.topic()));
    TopicNames names = new TopicNames(analysis);
    for (CallSite call : unknown) {
      if (!Covered.byError(call.topic().span(), diagnostics)) {
        diagnostics.add(report(call, targets, names));
      }
    }
  }

  private static Diagnostic report(CallSite call, Map<String, Name> targets, TopicNames names) {
    String name = call.topic().text();
    Diagnostic found = Diagnostic.at(call.topic().span(), Code.HR204, call.topic().written());
    Optional<String> near = names.nearestSkill(name);
    boolean risky = isRisky(call.rule());
    if (near.isPresent()) {
      return found.variant(risky ? "risk_near" : "near", near.get()).fix(call.topic().span(), near.get());
    }
    TopicPlace place = names.inSession(name);
    if (place != null) {
      return found.variant("session", place.topic().name().span().place(), place.session().name());
    }
    Optional<String> perhaps = names.perhapsSkill(name);
    if (perhaps.isPresent()) {
      return found.variant(risky ? "risk_near" : "near", perhaps.get());
    }
    if (risky) {
      return found.variant("risk", call.rule().name());
    }
    List<String> others = new ArrayList<>(targets.keySet());
    others.remove(name);
    List<String> alike = others.size() > MOST_COMPARED ? List.of() : NearNames.near(name, others, 2);
    if (!alike.isEmpty()) {
      StringBuilder list = new StringBuilder();
      for (String other : alike) {
        list.append(list.length() == 0 ? "" : "、").append(other).append(" (")
            .append(targets.get(other).span().place()).append(')');
      }
      return found.variant("alike", list);
    }
    return found;
  }

  private static boolean isRisky(Rule rule) {
    if (rule == null) {
      return false;
    }
    String said = rule.name().text() + (rule.ifText() == null ? "" : rule.ifText().value());
    for (String word : RISK) {
      if (said.contains(word)) {
        return true;
      }
    }
    return rule.critical();
  }
}
