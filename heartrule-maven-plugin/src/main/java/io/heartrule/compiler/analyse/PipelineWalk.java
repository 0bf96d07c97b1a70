package io.heartrule.compiler.analyse;

import io.heartrule.compiler.analyse.Pipelining.Because;
import io.heartrule.compiler.analyse.Pipelining.Onward;
import io.heartrule.compiler.analyse.Pipelining.Opening;
import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.CheckTime;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;
import io.heartrule.compiler.model.Timing;
import io.heartrule.compiler.model.Variant;
import io.heartrule.compiler.model.Watch;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Follows every way from the end of one ask to the next openings, with the variables whose values are not known as
 * long as its extraction runs. Used once.
 */
final class PipelineWalk {
  /** More actions than this are not looked at. */
  private static final int LONGEST = 1_000;

  private final Symbols symbols;
  private final RuleScopes scopes;
  private final Reads reads;
  private final Flows flows;
  private final CallSites sites;
  private final UnknownValues unknown;
  private final List<Opening> openings = new ArrayList<>();
  private final Set<Object> walked = new HashSet<>();
  private final Set<TopicPlace> inside = new HashSet<>();
  private boolean leavesTopic;
  private boolean leavesStage;
  private final Set<Onward> onward = EnumSet.noneOf(Onward.class);
  private int steps;

  PipelineWalk(Symbols symbols, RuleScopes scopes, Reads reads, Flows flows, CallSites sites) {
    this.symbols = symbols;
    this.scopes = scopes;
    this.reads = reads;
    this.flows = flows;
    this.sites = sites;
    this.unknown = new UnknownValues(reads);
  }

  /** @param judged the rules that may take part in the extraction */
  void from(TopicPlace place, Variant variant, int index, Action.AiAsk ask, List<Rule> judged) {
    unknown.writes(ask.output(), ask.tolist());
    for (Rule rule : judged) {
      for (Watch watch : rule.watches()) {
        if (watch.checkTime() == CheckTime.At.ASK
            || watch.checkTime() == null && RuleScopes.isJudged(rule, CheckTime.At.ASK)) {
          unknown.add(reads.variable(watch.variable()));
        }
      }
    }
    unknown.sets(ask.output());
    if (actions(place, TopicCalls.actions(place, variant), index + 1)) {
      end(place);
    }
  }

  /** Why it does not always go, or null. */
  Because because() {
    return steps > LONGEST ? Because.TOO_MANY_WAYS : unknown.variable() != null ? Because.READ : null;
  }

  /** What is read, and whether it matters that something is found. */
  UnknownValues unknown() {
    return unknown;
  }

  /** The openings to which a way leads on which nothing is read. */
  List<Opening> openings() {
    return openings;
  }

  /** Where it may go on behind a topic that a rule has called, on ways on which nothing is read. */
  Set<Onward> onward() {
    return onward;
  }

  /** Whether the next opening may belong to another topic of the stage, or of a later one. */
  boolean leavesTopic() {
    return leavesTopic;
  }

  boolean leavesStage() {
    return leavesStage;
  }

  /** Whether to give up. */
  private boolean isLost() {
    return ++steps > LONGEST;
  }

  /** Follows actions up to an opening that surely comes; gives whether the flow may get past all of them. */
  private boolean actions(TopicPlace place, List<Action> actions, int from) {
    boolean past = false;
    for (int i = from; i < actions.size(); i++) {
      Action action = actions.get(i);
      if (isLost() || unknown.isDecided(action)) {
        return past;
      }
      boolean maybe = action.common().condition() != null;
      if (unknown.isRead(reads.of(action))) {
        if (!maybe) {
          return past;
        }
      } else if (action instanceof Action.Stop stop && stop.target() != Action.Stop.Target.ASK) {
        past |= stop.target() == Action.Stop.Target.TOPIC;
        if (!maybe) {
          return past;
        }
      } else if (action instanceof Action.Goto go) {
        if (!jump(place, go) && !maybe) {
          return past;
        }
      } else if (!single(place, action) && !maybe) {
        return past;
      }
    }
    return true;
  }

  /** Follows one action; gives whether the flow may get past it without an opening. */
  private boolean single(TopicPlace place, Action action) {
    if (action instanceof Action.AiAsk ask) {
      open(place, ask);
      return ask.skipIfKnown() && !ask.output().gets().isEmpty();
    } else if (action instanceof Action.Think think) {
      return think(think);
    } else if (action instanceof Action.AddWatch add && add.watch().define() != null) {
      Variable watched = reads.variable(add.watch().variable());
      boolean read = unknown.isRead(watched, action.common().head());
      unknown.add(watched);
      return !read;
    } else if (action instanceof Action.SetVariable set) {
      unknown.set(set.assignment());
    } else if (action instanceof Action.Call call) {
      TopicPlace called = call.topic() == null ? null : symbols.skillPlace(call.topic().text());
      return called == null || call(call, called) || call.fromlist() != null || !call.isSynchronous();
    }
    return true;
  }

  private void open(TopicPlace place, Action.AiAsk ask) {
    boolean read = unknown.isRead(ask.output(), ask.tolist());
    for (Rule rule : scopes.mayBeOpen(place)) {
      read |= RuleScopes.isJudged(rule, CheckTime.At.NOW) && unknown.isRead(reads.of(rule));
    }
    if (!read && openings.stream().noneMatch(opening -> opening.ask() == ask)) {
      openings.add(new Opening(place, ask));
    }
  }

  /** A think is called ahead, too; what it finds is not known either. */
  private boolean think(Action.Think think) {
    boolean read = unknown.isRead(think.output(), think.tolist());
    unknown.writes(think.output(), think.tolist());
    unknown.sets(think.output());
    return !read;
  }

  // Calls

  private boolean call(Action.Call call, TopicPlace called) {
    if (!inside.add(called)) {
      return false; // it calls itself: what it asks has been seen
    }
    unknown.begin(called, call.input(), null);
    boolean past = actions(called, TopicCalls.actions(called, Variant.STANDARD), 0);
    inside.remove(called);
    call.output().forEach(unknown::set);
    return past;
  }

  /** Behind the last action of a topic. */
  private void end(TopicPlace place) {
    if (isLost() || !walked.add(place)) {
      return;
    } else if (!place.isSkill()) {
      flow(place.session(), place.stage(), visit(place) + 1);
      return;
    }
    for (CallSite site : sites.of(place)) {
      if (isLost()) {
        return;
      }
      List<Variable> found = site.output().stream().filter(set -> unknown.isUnknown(set, null))
          .map(set -> reads.variable(set.variable())).toList();
      again(site, place);
      found.forEach(unknown::add);
      if (site.isSynchronous()) {
        after(site.site().topic(), site.call());
      } else if (site.site().topic() != null) {
        end(site.site().topic());
      } else if (site.site().stage() != null && site.call() != null) {
        flow(site.site().session(), site.site().stage(), visit(site) + 1);
      } else if (site.rule() != null) {
        resume(site);
      }
    }
  }

  /** A topic called by a rule goes on wherever the rule may be open: only it itself is out of sight there. */
  private void resume(CallSite site) {
    Onward way = Onward.behind(site);
    leavesTopic |= way != Onward.ASK; // where nothing is left of the interrupted topic, another one follows
    leavesStage |= way != Onward.ASK;
    boolean read = false;
    for (Variable written : unknown.all()) {
      read |= isSeenElsewhere(written) && unknown.isRead(written, written.span());
    }
    if (!read) {
      onward.add(way);
    }
  }

  private boolean isSeenElsewhere(Variable written) {
    return written.scope() instanceof Scope.Global || written.scope() instanceof Scope.OfRule of
        && RuleScopes.isJudged(of.rule(), CheckTime.At.NOW)
        && reads.of(of.rule()).stream().anyMatch(reference -> reference.variable() == written);
  }

  /** The next element: what was found for the last one belongs to another. */
  private void again(CallSite site, TopicPlace called) {
    Variable list = reads.variable(site.fromlist());
    if (list != null && !unknown.contains(list)) {
      List<Variable> before = unknown.all();
      unknown.begin(called, site.input(), list);
      actions(called, TopicCalls.actions(called, Variant.STANDARD), 0);
      before.forEach(unknown::add);
    }
  }

  /** Behind an action, in each form of its topic. */
  private void after(TopicPlace place, Action action) {
    for (Variant variant : Variant.values()) {
      List<Action> actions = TopicCalls.actions(place, variant);
      for (int i = 0; i < actions.size(); i++) {
        if (actions.get(i) == action && actions(place, actions, i + 1)) {
          end(place);
        }
      }
    }
  }

  // Stages

  private int visit(TopicPlace place) {
    return visit(place.session(), place.stage(), visit -> visit.topic().equals(place));
  }

  private int visit(CallSite site) {
    return visit(site.site().session(), site.site().stage(), visit -> visit.call() == site.call());
  }

  private int visit(Session session, Stage stage, Predicate<Visit> wanted) {
    List<Visit> visits = flows.of(session).visits(stage);
    int at = 0;
    while (at < visits.size() && !wanted.test(visits.get(at))) {
      at++;
    }
    return at;
  }

  /** The topics of a stage from one on, and what follows the stage. */
  private void flow(Session session, Stage stage, int from) {
    if (stage(session, stage, from)) {
      leavesStage = true;
      SessionFlow flow = flows.of(session);
      if (stage.branch()) {
        flow.jumps().stream().filter(jump -> jump.target() == stage).forEach(jump -> back(jump, flow));
      } else if (flow.next(stage) != null) {
        flow(session, flow.next(stage), 0);
      } else if (session.afterMain() != null) {
        TopicPlace last = symbols.skillPlace(session.afterMain().text());
        if (last != null) {
          actions(last, TopicCalls.actions(last, Variant.STANDARD), 0);
        }
      }
    }
  }

  /** Gives whether the flow may get past all topics of a stage from one on. */
  private boolean stage(Session session, Stage stage, int from) {
    leavesTopic = true;
    List<Visit> visits = flows.of(session).visits(stage);
    for (int i = from; i < visits.size(); i++) {
      Visit visit = visits.get(i);
      if (isLost() || !walked.add(visit)
          || visit.call() != null
          && (unknown.isDecided(visit.call()) || unknown.isRead(reads.of(visit.call())))) {
        return false;
      }
      boolean maybe = visit.call() != null
          && (visit.call().common().condition() != null || visit.call().fromlist() != null);
      boolean past = visit.call() != null ? call(visit.call(), visit.topic())
          : actions(visit.topic(), TopicCalls.actions(visit.topic(), Variant.STANDARD), 0);
      if (!past && !maybe) {
        return false;
      }
    }
    return !isLost();
  }

  /** Gives whether the flow may come to the action behind the jump. */
  private boolean jump(TopicPlace place, Action.Goto go) {
    Stage target = go.stage() == null || place.isSkill() ? null
        : symbols.stage(place.session(), go.stage().text());
    if (target == null) {
      return true;
    } else if (target.branch() && go.back() == Action.Return.To.HERE) {
      return stage(place.session(), target, 0);
    }
    flow(place.session(), target, 0);
    return false;
  }

  /** Where a branch comes back to. */
  private void back(Jump jump, SessionFlow flow) {
    if (jump.comesBack()) {
      for (TopicPlace place : scopes.calls().places()) {
        if (scopes.calls().gotos(scopes.calls().number(place)).stream().anyMatch(go -> go == jump.go())) {
          after(place, jump.go());
        }
      }
      return;
    }
    Stage next = flow.continuation(jump, symbols);
    if (next != null) {
      flow(flow.session(), next, 0);
    }
  }
}
