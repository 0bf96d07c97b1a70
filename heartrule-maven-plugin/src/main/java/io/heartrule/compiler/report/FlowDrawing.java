package io.heartrule.compiler.report;

import io.heartrule.compiler.analyse.Jump;
import io.heartrule.compiler.analyse.RuleScopes;
import io.heartrule.compiler.analyse.RunsIn;
import io.heartrule.compiler.analyse.SessionFlow;
import io.heartrule.compiler.analyse.TopicCalls;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.analyse.Visit;
import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Attention;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;
import io.heartrule.compiler.model.Step;
import io.heartrule.compiler.model.Topic;
import io.heartrule.compiler.model.Variant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Draws a session as boxes that any browser lays out: stages top down, their topics from left to
 * right, each branch below the first stage that jumps to it.
 */
final class FlowDrawing {
  private static final int MOST_INSERTIONS = 6;

  private final Facts facts;
  private final Session session;
  private final SessionFlow flow;
  private final RuleScopes scopes;
  private final ActionCells cells;
  private final Set<Stage> drawn = Collections.newSetFromMap(new IdentityHashMap<>());

  FlowDrawing(Facts facts, Session session) {
    this.facts = facts;
    this.session = session;
    this.scopes = facts.tables().ruleScopes();
    this.flow = facts.tables().flows().of(session);
    this.cells = new ActionCells(facts);
  }

  void write(Html out) {
    out.open("ol", "class", "flow").line();
    out.open("li", "class", "terminal").text(facts.words().of("flow.start"));
    attentions(out, session.attentions());
    out.end("li");
    session.stages().stream().filter(stage -> !stage.branch()).forEach(stage -> draw(out, stage));
    session.stages().forEach(stage -> draw(out, stage)); // branches that nothing leads to
    ending(out);
    out.end("ol");
  }

  private void draw(Html out, Stage stage) {
    if (!drawn.add(stage)) {
      return;
    }
    Wording words = facts.words();
    out.open("li", "class", stage.branch() ? "stage branch" : "stage", "id", facts.links().id(stage)).line();
    out.open("h4").text(words.of(stage.branch() ? "flow.branch" : "flow.stage", stage.name()));
    out.element("small", words.duration(facts.tables().estimates().seconds(stage))).end("h4");
    entries(out, stage);
    attentions(out, stage.attentions());
    topics(out, stage);
    stageEnd(out, stage);
    out.end("li");
    flow.jumps(stage).stream().map(Jump::target).filter(Stage::branch).forEach(branch -> draw(out, branch));
  }

  /** From where a branch is entered. */
  private void entries(Html out, Stage stage) {
    Set<Stage> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Stage> from = flow.jumps().stream().filter(jump -> jump.target() == stage).map(Jump::from).filter(seen::add)
        .toList();
    if (!from.isEmpty()) {
      out.open("p", "class", "entry").text(facts.words().of("flow.from"));
      facts.links().some(out, from, MOST_INSERTIONS, facts.links()::stage);
      out.end("p");
    }
  }

  private void attentions(Html out, List<Attention> attentions) {
    for (boolean open : new boolean[] {true, false}) {
      List<Rule> rules = attentions.stream().filter(a -> a instanceof Attention.Open == open)
          .map(a -> facts.analysis().symbols().rule(a.rule().text())).filter(rule -> rule != null).toList();
      if (!rules.isEmpty()) {
        out.open("p", "class", "rules").text(facts.words().of(open ? "flow.opens" : "flow.closes"));
        facts.links().some(out, rules, MOST_INSERTIONS, facts.links()::rule);
        out.end("p");
      }
    }
  }

  private void topics(Html out, Stage stage) {
    RunsIn where = new RunsIn(session, stage);
    Set<Rule> everywhere = Collections.newSetFromMap(new IdentityHashMap<>());
    everywhere.addAll(scopes.mayBeOpen(where));
    out.open("ol", "class", "topics").line();
    for (Step step : stage.steps()) {
      if (step instanceof Step.Scene scene) {
        out.open("li", "class", "scene").text(facts.words().of("flow.scene", scene.name(), scene.ai(), scene.human()));
        out.end("li");
      } else if (step instanceof Step.InPlace inPlace) {
        topic(out, new Visit(session, stage, new TopicPlace(session, stage, inPlace.topic()), null), everywhere);
      } else if (step instanceof Step.SkillStep skill) {
        Topic topic = facts.analysis().symbols().skill(skill.call().topic().text());
        topic(out, new Visit(session, stage, TopicPlace.skill(topic), skill.call()), everywhere);
      }
    }
    out.end("ol");
    insertions(out, scopes.mayBeOpen(where), Insertions.At.AT_ONCE, "flow.at_once");
    insertions(out, scopes.mayBeOpen(where), Insertions.At.AFTER_TOPIC, "flow.after_topic");
  }

  private void topic(Html out, Visit visit, Set<Rule> everywhere) {
    TopicPlace place = visit.topic();
    out.open("li", "class", "topic").open("b");
    facts.links().topic(out, place);
    out.close("b");
    out.element("small", facts.words().of(place.isSkill() ? "flow.skill" : "flow.topic",
        asks(place), facts.words().duration(facts.tables().estimates().seconds(place, Variant.STANDARD))));
    condition(out, visit.call());
    List<Html> notes = new ArrayList<>();
    for (Action action : place.topic().actions()) {
      if (action instanceof Action.Call call && call.topic() != null) {
        Html note = new Html().open("li", "class", "call").text(facts.words().of("flow.calls"));
        cells.call(note, call);
        notes.add(note.close("li"));
      }
    }
    jumps(notes, visit);
    own(notes, place, visit.stage(), everywhere);
    if (!notes.isEmpty()) {
      out.open("ul");
      notes.forEach(out::add);
      out.close("ul");
    }
    out.end("li");
  }

  private static int asks(TopicPlace place) {
    return (int) TopicCalls.actions(place, Variant.STANDARD).stream().filter(Action.AiAsk.class::isInstance).count();
  }

  private void jumps(List<Html> notes, Visit visit) {
    for (Jump jump : flow.jumps(visit.stage())) {
      if (visit.equals(jump.visit())) {
        Html note = new Html().open("li", "class", "jump").text(facts.words().of("flow.jumps"));
        jump(note, jump);
        notes.add(note.close("li"));
      }
    }
  }

  private void jump(Html out, Jump jump) {
    facts.links().stage(out, jump.target());
    out.text(facts.words().of("in.brackets", cells.back(jump.go())));
    condition(out, jump.go());
  }

  private void condition(Html out, Action action) {
    if (action != null && action.common().conditionText() != null) {
      String condition = Wording.shortly(action.common().conditionText());
      out.element("small", facts.words().of("action.condition", condition), "class", "note");
    }
  }

  /** What rules can put in that are not open in the whole stage. */
  private void own(List<Html> notes, TopicPlace place, Stage stage, Set<Rule> everywhere) {
    List<Rule> own = scopes.mayBeOpen(new RunsIn(session, stage), place).stream()
        .filter(rule -> !everywhere.contains(rule)).toList();
    Insertions.of(own).forEach((at, insertions) -> {
      Html note = new Html().open("li", "class", "insertion")
          .text(facts.words().of("flow." + Wording.word(at)));
      facts.links().some(note, insertions, MOST_INSERTIONS, this::insertion);
      notes.add(note.close("li"));
    });
  }

  private void insertion(Html out, Insertions.Insertion insertion) {
    facts.links().rule(out, insertion.rule());
    out.text(" → ");
    facts.links().skill(out, insertion.topic());
  }

  private void insertions(Html out, List<Rule> rules, Insertions.At at, String key) {
    List<Insertions.Insertion> found = Insertions.of(rules).getOrDefault(at, List.of());
    if (!found.isEmpty()) {
      out.open("p", "class", "insertion").text(facts.words().of(key));
      facts.links().some(out, found, MOST_INSERTIONS, this::insertion);
      out.end("p");
    }
  }

  private void stageEnd(Html out, Stage stage) {
    insertions(out, scopes.active(new RunsIn(session, stage)), Insertions.At.STAGE_END, "flow.stage_end");
    insertions(out, scopes.active(new RunsIn(session, stage)), Insertions.At.ELSEWHERE, "flow.elsewhere");
    for (Jump jump : flow.jumps(stage)) {
      if (jump.visit() == null) {
        out.open("p", "class", "jump");
        if (jump.rule() == null) {
          out.text(facts.words().of("flow.inserted.jumps"));
        } else {
          out.text(facts.words().of("flow.rule"));
          facts.links().rule(out, jump.rule());
          out.text(" ↪ ");
        }
        jump(out, jump);
        out.end("p");
      }
    }
  }

  private void ending(Html out) {
    Html end = new Html();
    if (session.afterMain() != null) {
      end.open("p").text(facts.words().of("flow.after_main"));
      facts.links().skill(end, session.afterMain().text());
      end.end("p");
    }
    Set<Rule> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Rule> rules = session.stages().stream()
        .flatMap(stage -> scopes.active(new RunsIn(session, stage)).stream()).filter(seen::add).toList();
    insertions(end, rules, Insertions.At.SESSION_END, "flow.session_end");
    out.open("li", "class", "terminal").text(facts.words().of("flow.end")).add(end).end("li");
  }
}
