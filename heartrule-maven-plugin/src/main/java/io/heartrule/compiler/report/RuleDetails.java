package io.heartrule.compiler.report;

import io.heartrule.compiler.analyse.HeadKey;
import io.heartrule.compiler.analyse.RunsIn;
import io.heartrule.compiler.analyse.Timings;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;
import io.heartrule.compiler.model.Text;
import io.heartrule.compiler.model.Topic;
import io.heartrule.compiler.model.Watch;
import java.util.List;

/** One rule as a list of what is known of it. */
final class RuleDetails {
  private static final int MOST_PLACES = 12;

  private final Facts facts;
  private final Wording words;
  private final ActionCells cells;
  private final Openings openings;

  RuleDetails(Facts facts) {
    this.facts = facts;
    this.words = facts.words();
    this.cells = new ActionCells(facts);
    this.openings = new Openings(facts.analysis());
  }

  /**
   * @param active the sessions, stages and other parts of sessions in which it may be open
   * @param judged the topics in which it may be judged
   */
  void write(Html out, Rule rule, List<Object> active, List<TopicPlace> judged) {
    out.open("details", "class", "card", "id", facts.links().id(rule)).open("summary");
    out.element("b", rule.name().text()).element("small", summary(rule)).close("summary").line();
    out.open("p");
    facts.links().place(out, rule.name().span());
    out.end("p");
    out.open("dl").line();
    what(out, rule);
    answer(out, rule);
    life(out, rule);
    places(out, rule, active, judged);
    out.end("dl");
    List<Diagnostic> found = facts.found(rule.span());
    if (!found.isEmpty()) {
      out.element("p", words.of("topic.found"), "class", "label").line();
      DiagnosticsSection.list(out, found, facts);
    }
    out.end("details");
  }

  private String summary(Rule rule) {
    String time = rule.checkTime() == null ? "" : words.checkTime(rule.checkTime());
    return words.of("rule.summary", time) + (rule.critical() ? words.of("rule.critical") : "");
  }

  private void what(Html out, Rule rule) {
    entry(out, "rule.if", rule.always() ? words.of("rule.always") : Wording.shortly(rule.ifText()));
    entry(out, "rule.condition", Wording.shortly(rule.conditionText()));
    entry(out, "rule.compare", names(rule.compare()));
    entry(out, "rule.phrases", texts(rule.phrases()));
    for (Watch watch : rule.watches()) {
      String time = watch.checkTime() == null ? "" : words.of("in.brackets", words.checkTime(watch.checkTime()));
      entry(out, "rule.watch." + Wording.word(watch.kind()), watch.variable() + time
          + (watch.define() == null ? "" : words.of("colon") + Wording.shortly(watch.define())));
    }
  }

  private void answer(Html out, Rule rule) {
    entry(out, "rule.reply", Wording.shortly(rule.reply()));
    if (!rule.calls().isEmpty()) {
      term(out, "rule.call");
      facts.links().some(out, rule.calls(), MOST_PLACES, (cell, name) -> facts.links().skill(cell, name.text()));
      out.text(words.of("in.brackets", words.timing(Timings.of(rule))));
      out.text(rule.fromlist() == null ? "" : words.of("action.fromlist", rule.fromlist()));
      out.end("dd");
    }
    for (Action.Effect effect : rule.effects()) {
      term(out, "rule.do");
      out.element("code", HeadKey.of(effect)).text(" ");
      cells.write(out, effect, null);
      out.end("dd");
    }
  }

  private void life(Html out, Rule rule) {
    entry(out, "rule.cancel_if", Wording.shortly(rule.cancelIf()));
    entry(out, "rule.cancel_when", Wording.shortly(rule.cancelWhenText()));
    entry(out, "rule.priority", rule.priority() == 0 ? null : "" + rule.priority());
    entry(out, "rule.once", rule.once() ? words.of("yes") : null);
  }

  private void places(Html out, Rule rule, List<Object> active, List<TopicPlace> judged) {
    opened(out, "rule.opened", openings.of(rule, true));
    opened(out, "rule.closed", openings.of(rule, false));
    term(out, "rule.open");
    if (active.isEmpty()) {
      out.text(words.of("rule.nowhere"));
    }
    facts.links().some(out, active, MOST_PLACES, this::part);
    out.end("dd");
    if (!judged.isEmpty()) {
      term(out, "rule.judged");
      out.text(words.of("rule.topics", judged.size()));
      facts.links().some(out, judged, MOST_PLACES, (cell, place) -> {
        facts.links().topic(cell, place);
        cell.text(facts.tables().ruleScopes().isSilent(place, rule) ? words.of("rule.watches") : "");
      });
      out.end("dd");
    }
  }

  private void opened(Html out, String key, List<Openings.Opening> found) {
    if (!found.isEmpty()) {
      term(out, key);
      facts.links().some(out, found, MOST_PLACES, (cell, opening) -> {
        part(cell, opening.owner());
        cell.text(" ");
        facts.links().place(cell, opening.place());
      });
      out.end("dd");
    }
  }

  private void part(Html out, Object part) {
    if (part instanceof Session session) {
      facts.links().session(out, session);
    } else if (part instanceof Stage || part instanceof Topic) {
      facts.links().inFull(out, part);
    } else if (part instanceof Rule rule) {
      facts.links().rule(out, rule);
    } else if (part instanceof RunsIn runsIn) {
      facts.links().part(out, runsIn);
    }
  }

  private void term(Html out, String key) {
    out.element("dt", words.of(key)).open("dd");
  }

  private void entry(Html out, String key, String text) {
    if (text != null && !text.isEmpty()) {
      term(out, key);
      out.text(Wording.shortly(text)).end("dd");
    }
  }

  private String names(List<Name> names) {
    return String.join(words.list(), names.stream().map(Name::text).toList());
  }

  private String texts(List<Text> texts) {
    return String.join(words.list(), texts.stream().map(Wording::shortly).toList());
  }
}
