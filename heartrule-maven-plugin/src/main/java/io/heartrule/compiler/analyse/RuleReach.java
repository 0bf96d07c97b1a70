package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Attention;
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
  /** What runs a topic if not a rule; rules follow by their numbers. */
  private static final int FLOW = 0;

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
    /** Who runs a topic: numbers of rules, and {@link #FLOW} for anything else. */
    final Map<Integer, BitSet> origins = new HashMap<>();
    final BitSet topicsDone = new BitSet();
    final BitSet somewhere = new BitSet();
    final BitSet fired = new BitSet();
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
            run(part, calls.number(inPlace.topic()), FLOW);
          } else if (step instanceof Step.SkillStep skill) {
            run(part, calls.skill(analysis.symbols(), skill.call()), FLOW);
          }
        }
      }
      Part outside = addPart(session, null, frame);
      enter(session.attentions(), ScopeLevel.SESSION, outside, frame.closes);
      if (session.afterMain() != null) {
        run(outside, calls.number(analysis.symbols().skill(session.afterMain().text())), FLOW);
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

  private void run(Part part, int place, int origin) {
    if (place >= 0) {
      part.running.set(place);
      BitSet origins = part.origins.computeIfAbsent(place, p -> new BitSet());
      changed |= !origins.get(origin);
      origins.set(origin);
    }
  }

  private void spread(Part part) {
    BitSet outer = outer(part);
    BitSet all = (BitSet) outer.clone();
    BitSet firing = (BitSet) outer.clone();
    firing.andNot(rules.inAsks());
    BitSet running = (BitSet) part.running.clone();
    for (int p = running.nextSetBit(0); p >= 0; p = running.nextSetBit(p + 1)) {
      if (!part.topicsDone.get(p)) {
        part.topicsDone.set(p);
        runTopic(part, p);
      }
      passOrigins(part, p);
      boolean plain = isPlain(p);
      boolean asks = calls.asks(calls.place(p));
      BitSet active = plain ? outer : active(outer, p);
      if (!plain) {
        all.or(active);
        nest(calls.direct(p), below[p]);
        if (asks && active.intersects(rules.nesting())) {
          nestCallees(active, p);
        }
      }
      if (asks) {
        firing.or(active);
      } else if (!plain) {
        BitSet unasked = (BitSet) active.clone();
        unasked.andNot(rules.inAsks());
        firing.or(unasked);
      }
      if (active.intersects(rules.topicOpening())) {
        openInTopic(active, p);
      }
    }
    part.somewhere.or(all);
    firing.andNot(part.fired);
    for (int r = firing.nextSetBit(0); r >= 0; r = firing.nextSetBit(r + 1)) {
      part.fired.set(r);
      fire(part, rules.rule(r));
    }
  }

  /** Whoever runs a topic runs what it waits for. */
  private void passOrigins(Part part, int place) {
    BitSet origins = part.origins.get(place);
    BitSet callees = calls.direct(place);
    for (int c = callees.nextSetBit(0); c >= 0; c = callees.nextSetBit(c + 1)) {
      part.running.set(c);
      BitSet theirs = part.origins.computeIfAbsent(c, p -> new BitSet());
      int before = theirs.cardinality();
      theirs.or(origins);
      changed |= theirs.cardinality() != before;
    }
  }

  private void runTopic(Part part, int place) {
    own[place].inserts().forEach(call -> insert(part, calls.skill(analysis.symbols(), call), call.timing().timing(),
        FLOW));
    own[place].wider().forEach(opening -> open(frame(part, opening.level()), opening.rule()));
  }

  private void fire(Part part, Rule rule) {
    int origin = FLOW + 1 + rules.number(rule);
    for (Name name : rule.calls()) {
      insert(part, calls.number(analysis.symbols().skill(name.text())), Timings.of(rule), origin);
    }
    for (Action.Effect effect : rule.effects()) {
      if (effect instanceof Action.Call call) {
        insert(part, calls.skill(analysis.symbols(), call), Timings.of(call, rule), origin);
      } else if (effect instanceof Action.OpenRule open && rules.number(open.rule()) >= 0
          && open.scope() != null && open.scope() != ScopeLevel.TOPIC) {
        open(frame(part, open.scope()), rules.number(open.rule()));
      }
    }
  }

  /** @param timing null for a call whose end is waited for */
  private void insert(Part part, int callee, Timing timing, int origin) {
    if (callee < 0) {
      return;
    }
    if (timing == Timing.At.AFTER_SESSION) {
      run(part.session.parts.get(part.session.parts.size() - 1), callee, origin);
    } else if (timing == Timing.At.NEXT_SESSION) {
      for (SessionFrame session : sessionsInOrder()) {
        run(session.first(), callee, origin);
        run(session.parts.get(session.parts.size() - 1), callee, origin);
      }
    } else if (timing instanceof Timing.AfterStage after) {
      Stage stage = analysis.symbols().stage(part.where.session(), after.stage().text());
      part.session.parts.stream().filter(p -> p.where.stage() == stage).findFirst()
          .ifPresent(p -> run(p, callee, origin));
    } else {
      run(part, callee, origin);
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
      for (Name name : rules.nested(r)) {
        int callee = calls.number(analysis.symbols().skill(name.text()));
        if (callee >= 0) {
          callees.set(callee);
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

  /**
   * The rules that may be open around a topic, for each part of a session that differs; without the rule that
   * alone runs it there, for that is not judged in it (D-R12) unless it is critical or has watches.
   */
  List<BitSet> contexts(int place) {
    List<BitSet> contexts = new ArrayList<>();
    for (Part part : parts) {
      if (part.running.get(place)) {
        BitSet around = (BitSet) part.outer.clone();
        around.or(below[place]);
        BitSet origins = part.origins.get(place);
        int rule = origins.nextSetBit(0) - FLOW - 1;
        boolean again = rule >= 0 && (rules.rule(rule).critical() || !rules.rule(rule).watches().isEmpty());
        if (origins.cardinality() == 1 && rule >= 0 && !again) {
          around.clear(rule);
        }
        if (!contexts.contains(around)) {
          contexts.add(around);
        }
      }
    }
    return contexts.isEmpty() ? List.of(below[place]) : contexts;
  }

  /** Whether a rule may run a topic, itself or through one that waits for it. */
  boolean runs(int rule, int place) {
    return parts.stream().anyMatch(part -> part.running.get(place) && part.origins.get(place).get(FLOW + 1 + rule));
  }

  /** Whether nothing but a rule may run a topic. */
  boolean runsAlone(int rule, int place) {
    return runs(rule, place) && parts.stream()
        .allMatch(part -> !part.running.get(place) || part.origins.get(place).cardinality() == 1
            && part.origins.get(place).get(FLOW + 1 + rule));
  }

  /** The rules that may be open in a topic, or in a callee of it, which lies where the topic lies (b5). */
  BitSet open(List<BitSet> contexts, int place) {
    BitSet open = new BitSet();
    for (BitSet around : contexts) {
      BitSet active = (BitSet) around.clone();
      active.andNot(own[place].closes());
      active.or(topic[place]);
      open.or(active);
    }
    return open;
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
    return byPlace.containsKey(where) ? byPlace.get(where).somewhere : new BitSet();
  }

  /** The rules that may be open in the global frame. */
  BitSet global() {
    return global;
  }
}
