package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.CheckTime;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Timing;
import io.heartrule.compiler.model.Variant;
import io.heartrule.compiler.source.Span;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * At the end of which asks the next opening may be asked for while the extraction still runs (N14): where nothing on
 * the way there, the opening included, reads what the extraction writes. Immutable after {@link #of}.
 *
 * <p>A wrong yes costs a call that is not used, a wrong no a second of waiting; neither changes a conversation.
 */
public final class Pipelining {
  private static final Entry UNKNOWN = new Entry(Verdict.NO, List.of(), List.of(), Because.NOTHING_FOLLOWS,
      false, null, null, List.of());

  private final Map<Action.AiAsk, Entry> entries = new IdentityHashMap<>();

  /** Whether two calls may be made at the same time. */
  public enum Verdict {
    YES,
    /** Yes, but the second call is lost if one of the rules fires. */
    UNLESS_A_RULE_FIRES,
    /** Yes, on the assumption that the extraction finds what is asked for; else the second call is lost. */
    IF_FOUND,
    /** On some ways, but not on all: which one it is shows only when the ask ends. */
    SOMETIMES,
    NO
  }

  /** Why not, or not always. */
  public enum Because {
    /** There is no extraction, so nothing to wait for. */
    NOTHING_EXTRACTED,
    /** No opening follows that is known. */
    NOTHING_FOLLOWS,
    /** Something on the way to the next opening reads what the extraction writes. */
    READ,
    /** There are so many ways on that nobody could follow them. */
    TOO_MANY_WAYS
  }

  /** An ask that may come next. */
  public record Opening(TopicPlace place, Action.AiAsk ask) {}

  /** Where it goes on behind a topic that a rule has called: the rule may have fired in many places (b5). */
  public enum Onward {
    /** The ask that was interrupted goes on. */
    ASK,
    /** The interrupted topic goes on, behind its ask. */
    TOPIC,
    /** The topic stood in the queue: the next one there follows. */
    QUEUE;

    static Onward behind(CallSite site) {
      Rule rule = site.rule();
      Timing timing = Timings.meant(rule.checkTime(),
          site.call() == null ? Timings.of(rule) : Timings.of(site.call(), rule));
      if (timing == Timing.At.BEFORE_ASK || timing == Timing.At.BEFORE_GOAL) {
        return rule.checkTime() == CheckTime.At.NOW ? ASK : TOPIC; // at the end of an ask none is interrupted
      }
      return timing == Timing.At.NOW || timing == Timing.At.AFTER_ASK ? TOPIC : QUEUE;
    }
  }

  /**
   * What holds at the end of one ask.
   *
   * @param next the asks that may follow and read nothing of it, nearest first
   * @param onward what besides may follow in a topic that a rule has called
   * @param because null unless the verdict is no or sometimes
   * @param ifFound something between asks just whether anything was found, so a yes assumes that it was
   * @param variable what is read, or null
   * @param span where it is read, or null
   * @param rules the rules whose firing brings something in between
   */
  public record Entry(Verdict verdict, List<Opening> next, List<Onward> onward, Because because, boolean ifFound,
      Variable variable, Span span, List<Rule> rules) {
    public Entry {
      next = List.copyOf(next);
      onward = List.copyOf(onward);
      rules = List.copyOf(rules);
    }
  }

  private Pipelining() {}

  static Pipelining of(Analysis analysis, RuleScopes scopes, Flows flows, LookAhead lookAhead) {
    Pipelining table = new Pipelining();
    Reads reads = new Reads(analysis.symbols());
    CallSites sites = new CallSites(analysis.symbols());
    for (TopicPlace place : scopes.calls().places()) {
      for (Variant variant : Variant.values()) {
        List<Action> actions = TopicCalls.actions(place, variant);
        for (int i = 0; i < actions.size(); i++) {
          if (actions.get(i) instanceof Action.AiAsk ask) {
            boolean ahead = lookAhead.ahead(ask) != null;
            PipelineWalk walk = new PipelineWalk(analysis.symbols(), scopes, reads, flows, sites);
            table.entries.put(ask, entry(place, variant, i, ask, ahead, walk, scopes));
          }
        }
      }
    }
    return table;
  }

  private static Entry entry(TopicPlace place, Variant variant, int index, Action.AiAsk ask, boolean ahead,
      PipelineWalk walk, RuleScopes scopes) {
    List<Rule> judged = new ArrayList<>();
    for (Rule rule : scopes.mayBeOpen(place)) {
      if (RuleScopes.isJudged(rule, CheckTime.At.ASK) && !(rule.watches().isEmpty() && scopes.isSilent(place, rule))
          || rule.watches().stream().anyMatch(watch -> watch.checkTime() == CheckTime.At.ASK)) {
        judged.add(rule);
      }
    }
    if (ask.output().gets().isEmpty() && !ahead && judged.isEmpty()) {
      return new Entry(Verdict.NO, List.of(), List.of(), Because.NOTHING_EXTRACTED, false, null, null, List.of());
    }
    walk.from(place, variant, index, ask, judged);
    UnknownValues unknown = walk.unknown();
    if (walk.openings().isEmpty() && walk.onward().isEmpty() || walk.because() == Because.TOO_MANY_WAYS) {
      Because because = walk.because() == null ? Because.NOTHING_FOLLOWS : walk.because();
      return new Entry(Verdict.NO, List.of(), List.of(), because, false, unknown.variable(), unknown.span(), List.of());
    }
    List<Rule> between = judged.stream()
        .filter(rule -> !scopes.isSilent(place, rule) && comesBetween(rule, walk)).toList();
    Verdict verdict = walk.because() != null ? Verdict.SOMETIMES
        : unknown.ifFound() ? Verdict.IF_FOUND : between.isEmpty() ? Verdict.YES : Verdict.UNLESS_A_RULE_FIRES;
    return new Entry(verdict, walk.openings(), List.copyOf(walk.onward()), walk.because(), unknown.ifFound(),
        unknown.variable(), unknown.span(), between);
  }

  private static boolean comesBetween(Rule rule, PipelineWalk walk) {
    if (!RuleScopes.isJudged(rule, CheckTime.At.ASK)) {
      return false;
    } else if (rule.calls().isEmpty() || !rule.effects().isEmpty()) {
      return !rule.effects().isEmpty();
    }
    Timing timing = Timings.of(rule);
    if (timing == Timing.At.AFTER_GOAL || timing instanceof Timing.Before || timing instanceof Timing.After) {
      return walk.leavesTopic();
    } else if (timing == Timing.At.AFTER_STAGE || timing instanceof Timing.AfterStage) {
      return walk.leavesStage();
    }
    return timing != Timing.At.AFTER_SESSION && timing != Timing.At.NEXT_SESSION;
  }

  /** What holds at the end of an ask. */
  public Entry entry(Action.AiAsk ask) {
    return entries.getOrDefault(ask, UNKNOWN);
  }
}
