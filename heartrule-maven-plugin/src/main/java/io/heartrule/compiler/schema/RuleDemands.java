package io.heartrule.compiler.schema;

import io.heartrule.compiler.read.Grammar;
import java.util.ArrayList;
import java.util.List;

/** What the keys of a rule demand of each other (section b3 of the language). */
final class RuleDemands {
  private final Hover hover;
  private final Demand demand;
  private final Grammar.Item rule = Grammar.rule();

  RuleDemands(Hover hover, Demand demand) {
    this.hover = hover;
    this.demand = demand;
  }

  void addTo(Part item) {
    List<String> reply = rule.spellings("reply");
    List<String> call = rule.spellings("call");
    item.also(checkTimeNeeded(reply)).also(Demand.needs(rule.spellings("if"), "compare"));
    item.also(Demand.when(Demand.has(reply), demand.forbids(call, "replyAndCall", "")));
    item.also(Demand.when(Demand.has(reply), checkTime(List.of("now"), "replyNow")));
    item.also(Demand.when(Demand.has(List.of("if_ask")), checkTime(List.of("now"), "ifAskNow")));
    item.also(Demand.when(Demand.lacks(and(reply, "call", "do")), Part.of("required", List.of("call"))
        .with("errorMessage", hover.problem("nothing", ""))));
    item.also(Demand.when(Demand.lacks(call),
        demand.forbids(List.of("timing", "fromlist", "input", "output"), "withoutCall", "")));
    critical(item, reply);
    timings(item);
  }

  /** {@code reply} and {@code if_ask} say by themselves when a rule is judged. */
  private Part checkTimeNeeded(List<String> reply) {
    return Demand.needs(rule.spellings("check_time"), and(reply, "if_ask").toArray(String[]::new));
  }

  private Part checkTime(List<String> words, String problem) {
    return Demand.value(rule.spellings("check_time"), Part.of("type", "string")
        .with("pattern", Spelling.anyCase(words)).with("errorMessage", hover.problem(problem, "")));
  }

  private void critical(Part item, List<String> reply) {
    Part critical = Part.of("required", List.of("critical")).with("properties",
        Part.of("critical", Part.of("enum", List.of(true, "true", "yes", "是"))));
    item.also(Demand.when(critical, demand.forbids(reply, "criticalReply", "")));
    item.also(Demand.when(critical, checkTime(List.of("now"), "criticalNow")));
    item.also(Demand.when(critical, Demand.value(List.of("timing"), Part.of("type", "string")
        .with("pattern", Spelling.anyCase(spellings(List.of("now", "before_ask", "before_goal"))))
        .with("errorMessage", hover.problem("criticalTiming", "")))));
    item.also(Demand.when(Part.of("not", critical), demand.forbids(List.of("phrases"), "phrases", "")));
  }

  /** The table of section b5: what a check time comes too late for. */
  private void timings(Part item) {
    tooLate(item, word("topic"), List.of("before_ask", "after_ask"));
    tooLate(item, Part.of("type", "object"), List.of("before_ask", "after_ask"));
    tooLate(item, word("stage"), List.of("before_ask", "after_ask", "before_goal"));
    tooLate(item, word("session"),
        List.of("now", "before_ask", "after_ask", "before_goal", "after_goal", "after_stage"));
  }

  private static Part word(String checkTime) {
    return Part.of("type", "string").with("pattern", Spelling.anyCase(Grammar.checkTimes().spellings(checkTime)));
  }

  private void tooLate(Part item, Part checkTime, List<String> timings) {
    Part checked = Part.of("required", List.of("check_time"))
        .with("properties", Part.of("check_time", checkTime));
    Part late = Part.of("not", Part.of("type", "string").with("pattern", Spelling.anyCase(spellings(timings))))
        .with("errorMessage", hover.problem("tooLate", ""));
    item.also(Demand.when(checked, Demand.value(List.of("timing"), late)));
  }

  private static List<String> spellings(List<String> timings) {
    List<String> all = new ArrayList<>();
    timings.forEach(timing -> all.addAll(Grammar.timings().spellings(timing)));
    return all;
  }

  private static List<String> and(List<String> spellings, String... more) {
    List<String> all = new ArrayList<>(spellings);
    all.addAll(List.of(more));
    return all;
  }
}
