package io.heartrule.compiler.report;

import io.heartrule.compiler.analyse.RuleScopes;
import io.heartrule.compiler.analyse.RunsIn;
import io.heartrule.compiler.analyse.Scope;
import io.heartrule.compiler.analyse.TopicCalls;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.analyse.check.Limits;
import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.CheckTime;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Variant;
import java.util.List;

/** Counts the model calls of topics from their actions and from the rules and variables that are open there. */
final class CallCounter {
  private final Facts facts;

  CallCounter(Facts facts) {
    this.facts = facts;
  }

  /** A topic in its standard form, with each topic whose end it waits for once. */
  CallCount withCallees(RunsIn part, TopicPlace place) {
    CallCount sum = own(part, place);
    for (TopicPlace callee : facts.tables().calls().callees(place)) {
      sum = sum.plus(own(part, callee));
    }
    return sum;
  }

  /** The background calls when a stage or session is left. */
  int atEnd(RunsIn part, CheckTime.At at) {
    long rules = facts.tables().ruleScopes().active(part).stream().filter(r -> RuleScopes.isJudged(r, at)).count();
    return batches(rules, Limits.checkBatch(facts.analysis(), part.session()));
  }

  private CallCount own(RunsIn part, TopicPlace place) {
    List<Rule> open = facts.tables().ruleScopes().mayBeOpen(part, place);
    long askRules = open.stream().filter(rule -> RuleScopes.isJudged(rule, CheckTime.At.ASK)).count();
    long topicRules = open.stream().filter(rule -> RuleScopes.isJudged(rule, CheckTime.At.TOPIC)).count();
    int batch = Limits.checkBatch(facts.analysis(), part.session());
    int perAsk = batches(askRules - Limits.askRules(facts.analysis(), part.session()), batch) + updates(part, place);
    int asks = 0;
    int thinks = 0;
    int collecting = 0;
    for (Action action : TopicCalls.actions(place, Variant.STANDARD)) {
      if (action instanceof Action.AiAsk ask) {
        asks++;
        collecting += ask.output().gets().isEmpty() ? 0 : 1;
      } else if (action instanceof Action.Think) {
        thinks++;
      }
    }
    return new CallCount(asks, collecting, askRules > 0 ? asks : collecting, thinks,
        asks * perAsk + batches(topicRules, batch));
  }

  /** Update calls at the end of an ask, if every variable is due. */
  private int updates(RunsIn part, TopicPlace place) {
    int variables = count(Scope.GLOBAL) + count(new Scope.OfSession(part.session())) + count(new Scope.OfTopic(place))
        + (part.stage() == null ? 0 : count(new Scope.OfStage(part.session(), part.stage())));
    return batches(variables, Limits.updateBatch(facts.analysis(), part.session()));
  }

  private int count(Scope scope) {
    return facts.tables().liveness().updatable(scope).size();
  }

  private static int batches(long items, int batch) {
    return items <= 0 ? 0 : (int) ((items + batch - 1) / batch);
  }
}
