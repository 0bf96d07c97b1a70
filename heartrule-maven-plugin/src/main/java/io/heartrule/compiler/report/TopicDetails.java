package io.heartrule.compiler.report;

import io.heartrule.compiler.analyse.CallSite;
import io.heartrule.compiler.analyse.HeadKey;
import io.heartrule.compiler.analyse.RunsIn;
import io.heartrule.compiler.analyse.Site;
import io.heartrule.compiler.analyse.TopicCalls;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Topic;
import io.heartrule.compiler.model.Variant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One topic: who calls it, its actions with their places, the rules that are open in it, what was found in it. */
final class TopicDetails {
  private static final int MOST_OPEN = 12;
  private static final int MOST_CALLERS = 8;

  private final Facts facts;
  private final ActionCells cells;
  private final OpenRules openRules;
  private final boolean open;
  private final Map<Topic, List<CallSite>> callers = new IdentityHashMap<>();

  TopicDetails(Facts facts) {
    this.facts = facts;
    this.cells = new ActionCells(facts);
    this.openRules = new OpenRules(facts);
    this.open = facts.tables().calls().size() <= MOST_OPEN;
    for (CallSite call : facts.analysis().symbols().calls()) {
      Topic skill = facts.analysis().symbols().skill(call.topic().text());
      if (skill != null) {
        callers.computeIfAbsent(skill, s -> new ArrayList<>()).add(call);
      }
    }
  }

  void write(Html out, TopicPlace place) {
    Wording words = facts.words();
    out.open("details", "class", "card", "id", facts.links().id(place.topic()), "open", open ? "" : null);
    out.open("summary").element("b", place.topic().name().text());
    String seconds = words.duration(facts.tables().estimates().seconds(place, Variant.STANDARD));
    out.element("small", words.of(place.isSkill() ? "topic.skill" : "topic.of", seconds,
        place.isSkill() ? "" : place.stage().name())).close("summary").line();
    out.open("p");
    facts.links().place(out, place.topic().name().span());
    out.end("p");
    callers(out, place);
    for (Variant variant : Variant.values()) {
      actions(out, place, variant);
    }
    openRules.write(out, place);
    List<Diagnostic> found = facts.found(place.topic().span());
    if (!found.isEmpty()) {
      out.element("p", words.of("topic.found"), "class", "label").line();
      DiagnosticsSection.list(out, found, facts);
    }
    out.end("details");
  }

  private void callers(Html out, TopicPlace place) {
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<CallSite> calls = callers.getOrDefault(place.topic(), List.of()).stream()
        .filter(call -> seen.add(caller(call))).toList();
    List<RunsIn> parts = place.isSkill() ? facts.tables().ruleScopes().runsIn(place) : List.of();
    if (!calls.isEmpty()) {
      out.open("p").text(facts.words().of("topic.called"));
      facts.links().some(out, calls, MOST_CALLERS, this::caller);
      out.end("p");
    }
    if (!parts.isEmpty()) {
      out.open("p").text(facts.words().of("topic.runs"));
      facts.links().some(out, parts, MOST_CALLERS, facts.links()::part);
      out.end("p");
    } else if (place.isSkill()) {
      out.element("p", facts.words().of("topic.never")).line();
    }
  }

  /** The rule, topic, stage or session that calls. */
  private static Object caller(CallSite call) {
    Site site = call.site();
    return call.rule() != null ? call.rule() : site.rule() != null ? site.rule()
        : site.topic() != null ? site.topic().topic() : site.stage() != null ? site.stage() : site.session();
  }

  private void caller(Html out, CallSite call) {
    Object caller = caller(call);
    if (caller instanceof Rule rule) {
      out.text(facts.words().of("flow.rule"));
      facts.links().rule(out, rule);
    } else if (caller instanceof Session session) {
      facts.links().session(out, session);
    } else {
      facts.links().inFull(out, caller);
    }
  }

  private void actions(Html out, TopicPlace place, Variant variant) {
    List<Action> actions = TopicCalls.actions(place, variant);
    if (actions.isEmpty() || facts.analysis().project().isImported(place.topic().span())) {
      return;
    }
    Wording words = facts.words();
    String caption = words.of("actions." + Wording.word(variant),
        words.duration(facts.tables().estimates().sum(place, variant)));
    Grid.open(out, words, caption, "actions.number", "actions.action", "actions.what", "actions.time",
        "actions.place");
    for (int i = 0; i < actions.size(); i++) {
      Action action = actions.get(i);
      int seconds = facts.tables().estimates().seconds(action);
      out.open("tr").element("th", "" + (i + 1), "scope", "row");
      out.open("td").element("code", HeadKey.of(action)).close("td").open("td");
      cells.write(out, action, place);
      out.close("td").element("td", seconds == 0 ? "" : words.duration(seconds)).open("td");
      facts.links().place(out, action.common().head());
      out.close("td").end("tr");
    }
    Grid.close(out);
  }
}
