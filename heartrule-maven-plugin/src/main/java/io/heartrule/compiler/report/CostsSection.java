package io.heartrule.compiler.report;

import io.heartrule.compiler.analyse.RunsIn;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.model.CheckTime;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;
import io.heartrule.compiler.model.Step;
import io.heartrule.compiler.model.Topic;
import io.heartrule.compiler.model.Variant;

/** What sessions cost: time against what is planned, and model calls by topic, stage and session. */
final class CostsSection implements Section {
  private final Facts facts;
  private final CallCounter counter;

  CostsSection(Facts facts) {
    this.facts = facts;
    this.counter = new CallCounter(facts);
  }

  @Override
  public String id() {
    return "costs";
  }

  @Override
  public boolean isEmpty() {
    return facts.analysis().project().sessions().isEmpty();
  }

  @Override
  public void write(Html out) {
    out.element("p", facts.words().of("costs.legend"), "class", "lead").line();
    facts.analysis().project().sessions().forEach(session -> write(out, session));
  }

  private void write(Html out, Session session) {
    Grid.open(out, facts.words(), session.name().text(), "costs.part", "costs.time", "costs.planned", "costs.asks",
        "costs.extractions", "costs.thinks", "costs.foreground", "costs.background");
    CallCount all = CallCount.NONE;
    for (Stage stage : session.stages()) {
      CallCount sum = stage(out, session, stage);
      all = stage.branch() ? all : all.plus(sum);
    }
    all = all.plusBackground(counter.atEnd(new RunsIn(session, null), CheckTime.At.SESSION));
    out.open("tr", "class", "sum").element("th", facts.words().of("costs.all"), "scope", "row");
    int seconds = facts.tables().estimates().seconds(session);
    cells(out, seconds, session.minutes(), all);
    Grid.close(out);
  }

  private CallCount stage(Html out, Session session, Stage stage) {
    RunsIn part = new RunsIn(session, stage);
    Html rows = new Html();
    CallCount sum = CallCount.NONE;
    for (Step step : stage.steps()) {
      TopicPlace place = place(session, stage, step);
      if (place != null) {
        CallCount count = counter.withCallees(part, place);
        sum = sum.plus(count);
        rows.open("tr").open("td", "class", "inner");
        facts.links().topic(rows, place);
        rows.close("td");
        cells(rows, facts.tables().estimates().sum(place, Variant.STANDARD), place.topic().minutes(), count);
      }
    }
    sum = sum.plusBackground(counter.atEnd(part, CheckTime.At.STAGE));
    out.open("tr", "class", "part").open("th", "scope", "row");
    facts.links().stage(out, stage);
    out.text(stage.branch() ? facts.words().of("costs.branch") : "").close("th");
    cells(out, facts.tables().estimates().seconds(stage), null, sum);
    out.add(rows);
    return sum;
  }

  private TopicPlace place(Session session, Stage stage, Step step) {
    if (step instanceof Step.InPlace inPlace) {
      return new TopicPlace(session, stage, inPlace.topic());
    }
    Topic skill = step instanceof Step.SkillStep call
        ? facts.analysis().symbols().skill(call.call().topic().text()) : null;
    return skill == null ? null : TopicPlace.skill(skill);
  }

  /** @param minutes what is planned, or null */
  private void cells(Html out, int seconds, Integer minutes, CallCount count) {
    Wording words = facts.words();
    boolean over = minutes != null && seconds > 60 * minutes;
    out.element("td", words.duration(seconds));
    out.element("td", minutes == null ? "" : words.of(over ? "costs.over" : "minutes", minutes),
        "class", over ? "bad" : null);
    out.element("td", "" + count.asks()).element("td", count.extractions()).element("td", "" + count.thinks());
    out.element("td", count.withOneAnswerEach()).element("td", "" + count.background()).end("tr");
  }
}
