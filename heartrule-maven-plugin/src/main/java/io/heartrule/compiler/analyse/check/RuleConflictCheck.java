package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.Collisions;
import io.heartrule.compiler.analyse.RunsIn;
import io.heartrule.compiler.analyse.Tables;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Ensures that of rules that may call topics at the same place, priority says which comes first
 * (HR518). One diagnostic for a stage with all its pairs; stages with the same pairs share one.
 */
final class RuleConflictCheck implements Check {
  /** So many names of a group are told, and so many groups. */
  private static final int NAMES = 12;

  private final Tables tables;

  RuleConflictCheck(Tables tables) {
    this.tables = tables;
  }

  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    Map<List<Collisions.Pair>, List<Collisions.Meeting>> alike = new LinkedHashMap<>();
    for (Collisions.Meeting meeting : Collisions.of(analysis, tables.ruleScopes())) {
      alike.computeIfAbsent(meeting.pairs(), pairs -> new ArrayList<>()).add(meeting);
    }
    alike.values().forEach(meetings -> diagnostics.add(found(meetings)));
  }

  private static Diagnostic found(List<Collisions.Meeting> meetings) {
    Collisions.Meeting first = meetings.get(0);
    RunsIn where = first.where();
    String told = told(first.groups());
    if (where == null) {
      Name skill = first.skill().topic().name();
      return Diagnostic.at(skill.span(), Code.HR518, skill, told).variant("skill");
    } else if (where.stage() == null) {
      Name session = where.session().name();
      return Diagnostic.at(session.span(), Code.HR518, session, told).variant("session");
    }
    List<String> stages = meetings.stream().map(Collisions.Meeting::where).filter(w -> w != null && w.stage() != null)
        .map(w -> w.stage().name().text()).distinct().toList();
    return Diagnostic.at(where.stage().name().span(), Code.HR518, some(stages), told);
  }

  private static String told(List<Collisions.Group> groups) {
    List<String> told = new ArrayList<>();
    for (Collisions.Group group : groups) {
      told.add(some(group.rules().stream().map(Rule::name).map(Name::text).toList()) + "（" + group.timing() + "）");
    }
    return told.size() <= NAMES ? String.join("；", told)
        : String.join("；", told.subList(0, NAMES)) + "…（" + told.size() + "）";
  }

  private static String some(List<String> names) {
    return names.size() <= NAMES ? String.join("、", names)
        : String.join("、", names.subList(0, NAMES)) + "…（" + names.size() + "）";
  }
}
