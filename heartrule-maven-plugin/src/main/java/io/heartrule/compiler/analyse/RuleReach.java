package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Attention;
import io.heartrule.compiler.model.CheckTime;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.ScopeLevel;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;
import io.heartrule.compiler.model.Step;
import io.heartrule.compiler.model.Timing;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which rules may be open where, and which topics may run where: everything that attentions,
 * actions and effects can bring about, in whatever order it happens.
 *
 * <p>A fixed point over bit sets: each frame (global, session, stage, topic) has the rules that may
 * be opened in it; each part of a session has the topics that may run in it. Both only grow, and
 * each pair of part and topic, and of part and rule, is worked on once for what it calls.
 */
final class RuleReach {
  private final Analysis analysis;
  private final TopicCalls calls;
  private final RuleNumbers rules;
  private final List<Part> parts = new ArrayList<>();
  private final Map<RunsIn, Part> byPlace = new HashMap<>();
  private final Map<Session, SessionFrame> sessions = new IdentityHashMap<>();
  private final BitSet global = new BitSet();
  private final TopicRules[] own;
  /** By topic: what may be open in its frame. */
  private final BitSet[] topic;
  /** By topic: what may be open in the frames of topics that it lies on. */
  private final BitSet[] below;
  private boolean changed;

  /** The frame of a session. */
  private static final class SessionFrame {
    final BitSet open = new BitSet();
    final BitSet closes = new BitSet();
    final List<Part> parts = new ArrayList<>();

    /** Where a session begins: its first stage that is no branch. */
    Part first() {
      return parts.stream().filter(part -> part.where.stage() == null || !part.where.stage().branch()).findFirst()
          .orElse(parts.get(0));
    }
  }

  /** A stage with its frame; or what runs outside of the stages. */
  private static final class Part {
    final RunsIn where;
    final SessionFrame session;
    final BitSet open = new BitSet();
    final BitSet closes = new BitSet();
    final BitSet running = new BitSet();
    final BitSet topicsDone = new BitSet();
    final BitSet rulesDone = new BitSet();
    /** What is open in it apart from what its topics open for themselves; known at the end. */
    BitSet outer;

    Part(RunsIn where, SessionFrame session) {
      this.where = where;
      this.session = session;
    }
  }

  RuleReach(Analysis analysis, TopicCalls calls, RuleNumbers rules) {
    this.analysis = analysis;
    this.calls = calls;
    this.rules = rules;
    this.own = new TopicRules[calls.size()];
    this.topic = new BitSet[calls.size()];
    this.below = new BitSet[calls.size()];
    for (int i = 0; i < calls.size(); i++) {
      own[i] = new TopicRules(calls.place(i), rules);
      topic[i] = (BitSet) own[i].opens().clone();
      below[i] = new BitSet();
    }
    readSessions();
    do {
      changed = false;
      parts.forEach(this::spread);
    } while (changed);
    parts.forEach(part -> part.outer = outer(part));
  }

  private void readSessions() {
    for (Session session : analysis.project().sessions()) {
      SessionFrame frame = new SessionFrame();
      sessions.put(session, frame);
      for (Stage stage : session.stages()) {
        Part part = addPart(session, stage, frame);
        enter(stage.attentions(), ScopeLevel.STAGE, part, part.closes);
        for (Step step : stage.steps()) {
          if (step instanceof Step.InPlace inPlace) {
            run(part, calls.number(inPlace.topic()));
          } else if (step instanceof Step.SkillStep skill) {
            run(part, calls.skill(analysis.symbols(), skill.call()));
          }
        }
      }
      Part outside = addPart(session, null, frame);
      enter(session.attentions(), ScopeLevel.SESSION, outside, frame.closes);
      if (session.afterMain() != null) {
        run(outside, calls.number(analysis.symbols().skill(session.afterMain().text())));
      }
    }
  }

  private Part addPart(Session session, Stage stage, SessionFrame frame) {
    Part part = new Part(new RunsIn(session, stage), frame);
    parts.add(part);
    byPlace.put(part.where, part);
    frame.parts.add(part);
    return part;
  }

  private void enter(List<Attention> attentions, ScopeLevel owner, Part part, BitSet closes) {
    for (Attention attention : attentions) {
      int rule = rules.number(attention.rule());
      if (rule >= 0 && attention instanceof Attention.Open open) {
        open(frame(part, StandingRules.frame(open.scope(), owner)), rule);
      } else if (rule >= 0) {
        closes.set(rule);
      }
    }
  }

  private BitSet frame(Part part, ScopeLevel level) {
    return switch (level) {
      case GLOBAL -> global;
      case SESSION -> part.session.open;
      case STAGE, TOPIC -> part.where.stage() == null ? part.session.open : part.open;
    };
  }

  private void open(BitSet frame, int rule) {
    int before = frame.cardinality();
    frame.or(rules.followers(rule));
    changed |= frame.cardinality() != before;
  }

  private void run(Part part, int place) {
    if (place >= 0 && !part.running.get(place)) {
      part.running.set(place);
      changed = true;
    }
  }

  private void spread(Part part) {
    BitSet outer = outer(part);
    BitSet all = (BitSet) outer.clone();
    BitSet running = (BitSet) part.running.clone();
    for (int p = running.nextSetBit(0); p >= 0; p = running.nextSetBit(p + 1)) {
      if (!part.topicsDone.get(p)) {
        part.topicsDone.set(p);
        runTopic(part, p);
      }
      boolean plain = isPlain(p);
      BitSet active = plain ? outer : active(outer, p);
      if (!plain) {
        all.or(active);
        nest(calls.direct(p), below[p]);
        if (active.intersects(rules.nesting())) {
          nestCallees(active, p);
        }
      }
      if (active.intersects(rules.topicOpening())) {
        openInTopic(active, p);
      }
    }
    all.andNot(part.rulesDone);
    for (int r = all.nextSetBit(0); r >= 0; r = all.nextSetBit(r + 1)) {
      part.rulesDone.set(r);
      fire(part, rules.rule(r));
    }
  }

  private void runTopic(Part part, int place) {
    int before = part.running.cardinality();
    part.running.or(calls.direct(place));
    changed |= part.running.cardinality() != before;
    own[place].inserts().forEach(call -> call(part, calls.skill(analysis.symbols(), call), call.timing().timing()));
    own[place].wider().forEach(opening -> open(frame(part, opening.level()), opening.rule()));
  }

  private void fire(Part part, Rule rule) {
    Timing timing = rule.timing() == null ? usual(rule) : rule.timing().timing();
    for (Name name : rule.calls()) {
      call(part, calls.number(analysis.symbols().skill(name.text())), timing);
    }
    for (Action.Effect effect : rule.effects()) {
      if (effect instanceof Action.Call call) {
        call(part, calls.skill(analysis.symbols(), call), call.timing() == null ? timing : call.timing().timing());
      } else if (effect instanceof Action.OpenRule open && rules.number(open.rule()) >= 0
          && open.scope() != null && open.scope() != ScopeLevel.TOPIC) {
        open(frame(part, open.scope()), rules.number(open.rule()));
      }
    }
  }

  /** A rule's timing if none is written (Q10). */
  static Timing usual(Rule rule) {
    if (rule.checkTime() == CheckTime.At.NOW) {
      return Timing.At.NOW;
    } else if (rule.checkTime() == CheckTime.At.STAGE) {
      return Timing.At.AFTER_STAGE;
    } else if (rule.checkTime() == CheckTime.At.SESSION) {
      return Timing.At.AFTER_SESSION;
    }
    return Timing.At.AFTER_GOAL;
  }

  /** @param timing null for a call whose end is waited for */
  private void call(Part part, int callee, Timing timing) {
    if (callee < 0) {
      return;
    }
    if (timing == Timing.At.AFTER_SESSION) {
      run(part.session.parts.get(part.session.parts.size() - 1), callee);
    } else if (timing == Timing.At.NEXT_SESSION) {
      for (SessionFrame session : sessionsInOrder()) {
        run(session.first(), callee);
        run(session.parts.get(session.parts.size() - 1), callee);
      }
    } else if (timing instanceof Timing.AfterStage after) {
      Stage stage = analysis.symbols().stage(part.where.session(), after.stage().text());
      part.session.parts.stream().filter(p -> p.where.stage() == stage).findFirst()
          .ifPresent(p -> run(p, callee));
    } else {
      run(part, callee);
    }
  }

  private List<SessionFrame> sessionsInOrder() {
    return analysis.project().sessions().stream().map(sessions::get).toList();
  }

  private void nest(BitSet callees, BitSet open) {
    for (int c = callees.nextSetBit(0); c >= 0; c = callees.nextSetBit(c + 1)) {
      int before = below[c].cardinality();
      below[c].or(open);
      changed |= below[c].cardinality() != before;
    }
  }

  /** A topic called before or after an ask lies on the topic of the ask, whose rules stay active (b5). */
  private void nestCallees(BitSet active, int place) {
    BitSet open = (BitSet) topic[place].clone();
    open.or(below[place]);
    BitSet callees = new BitSet();
    for (int r = active.nextSetBit(0); r >= 0; r = active.nextSetBit(r + 1)) {
      if (rules.nesting().get(r)) {
        for (Name name : rules.rule(r).calls()) {
          int callee = calls.number(analysis.symbols().skill(name.text()));
          if (callee >= 0) {
            callees.set(callee);
          }
        }
      }
    }
    nest(callees, open);
  }

  private void openInTopic(BitSet active, int place) {
    for (int r = active.nextSetBit(0); r >= 0; r = active.nextSetBit(r + 1)) {
      for (Action.Effect effect : rules.topicOpening().get(r) ? rules.rule(r).effects() : List.<Action.Effect>of()) {
        if (effect instanceof Action.OpenRule open && open.scope() == ScopeLevel.TOPIC
            && rules.number(open.rule()) >= 0) {
          open(topic[place], rules.number(open.rule()));
        }
      }
    }
  }

  private BitSet outer(Part part) {
    BitSet active = (BitSet) global.clone();
    active.andNot(part.session.closes);
    active.or(part.session.open);
    active.andNot(part.closes);
    active.or(part.open);
    return active;
  }

  /** Whether a topic has no rules of its own: then those of its stage are open in it. */
  boolean isPlain(int place) {
    return topic[place].isEmpty() && below[place].isEmpty() && own[place].closes().isEmpty();
  }

  private BitSet active(BitSet outer, int place) {
    BitSet active = (BitSet) outer.clone();
    active.or(below[place]);
    active.andNot(own[place].closes());
    active.or(topic[place]);
    return active;
  }

  /** The parts of sessions in which a topic may run. */
  List<RunsIn> runsIn(int place) {
    return parts.stream().filter(part -> part.running.get(place)).map(part -> part.where).toList();
  }

  /** The rules that may be open in a topic while it runs in a part of a session. */
  BitSet open(RunsIn where, int place) {
    Part part = byPlace.get(where);
    return part == null || !part.running.get(place) ? new BitSet() : active(part.outer, place);
  }

  /** The rules that may be open in a part of a session before its topics open and close any. */
  BitSet open(RunsIn where) {
    return byPlace.containsKey(where) ? byPlace.get(where).outer : new BitSet();
  }

  /** The rules that may be open around a topic, wherever it runs: when it begins. */
  BitSet around(int place) {
    BitSet around = (BitSet) below[place].clone();
    for (Part part : parts) {
      if (part.running.get(place)) {
        around.or(part.outer);
      }
    }
    return around;
  }

  /** The rules that may be open in a topic, wherever it runs. */
  BitSet anywhere(int place) {
    return active(around(place), place);
  }

  /** The topics that may run in a part of a session. */
  BitSet running(RunsIn where) {
    return byPlace.containsKey(where) ? byPlace.get(where).running : new BitSet();
  }

  /** The rules that may be open somewhere in a part of a session. */
  BitSet somewhere(RunsIn where) {
    return byPlace.containsKey(where) ? byPlace.get(where).rulesDone : new BitSet();
  }

  /** The rules that may be open in the global frame. */
  BitSet global() {
    return global;
  }
}
