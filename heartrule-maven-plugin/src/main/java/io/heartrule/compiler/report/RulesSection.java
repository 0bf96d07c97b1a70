package io.heartrule.compiler.report;

import io.heartrule.compiler.analyse.RunsIn;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Each rule: where it is open, when it is judged, and what it does. */
final class RulesSection implements Section {
  private static final Set<Code> TOO_MANY = EnumSet.of(Code.HR512, Code.HR513);

  private final Facts facts;
  private final RuleDetails details;
  private final Map<Rule, List<RunsIn>> active = new IdentityHashMap<>();

  RulesSection(Facts facts) {
    this.facts = facts;
    this.details = new RuleDetails(facts);
    for (Session session : facts.analysis().project().sessions()) {
      session.stages().forEach(stage -> addActive(new RunsIn(session, stage)));
      addActive(new RunsIn(session, null));
    }
  }

  @Override
  public String id() {
    return "rules";
  }

  @Override
  public boolean isEmpty() {
    return facts.analysis().project().rules().isEmpty();
  }

  @Override
  public void write(Html out) {
    new CriticalRules(facts).write(out);
    List<Diagnostic> crowded = facts.diagnostics().stream().filter(d -> TOO_MANY.contains(d.code())).toList();
    if (!crowded.isEmpty()) {
      out.element("h3", facts.words().of("rules.crowded")).line();
      DiagnosticsSection.list(out, crowded, facts);
    }
    out.element("h3", facts.words().of("rules.all")).line();
    for (Rule rule : facts.analysis().project().rules()) {
      List<TopicPlace> judged = facts.tables().ruleScopes().places(rule).stream()
          .filter(place -> !rule.watches().isEmpty() || !facts.tables().ruleScopes().isSilent(place, rule)).toList();
      details.write(out, rule, whole(active.getOrDefault(rule, List.of())), judged);
    }
  }

  private void addActive(RunsIn part) {
    facts.tables().ruleScopes().active(part).forEach(
        rule -> active.computeIfAbsent(rule, r -> new ArrayList<>()).add(part));
  }

  /** Instead of all stages of a session, the session. */
  private static List<Object> whole(List<RunsIn> parts) {
    List<Object> found = new ArrayList<>();
    int from = 0;
    while (from < parts.size()) {
      Session session = parts.get(from).session();
      List<Stage> stages = new ArrayList<>();
      int to = from;
      boolean outside = false;
      while (to < parts.size() && parts.get(to).session() == session) {
        if (parts.get(to).stage() == null) {
          outside = true;
        } else {
          stages.add(parts.get(to).stage());
        }
        to++;
      }
      if (stages.size() == session.stages().size()) {
        found.add(session);
      } else {
        found.addAll(stages);
        if (outside) {
          found.add(parts.get(to - 1));
        }
      }
      from = to;
    }
    return found;
  }
}
