package io.heartrule.compiler.analyse;

/**
 * What is computed once from a project and used by checks and by lowering: rule life, flow, use of
 * variables, look-ahead, pipelining and time.
 */
public record Tables(RuleScopes ruleScopes, Flows flows, Liveness liveness, LookAhead lookAhead,
    Pipelining pipelining, Estimates estimates) {

  public static Tables of(Analysis analysis) {
    TopicCalls calls = TopicCalls.of(analysis);
    RuleScopes ruleScopes = RuleScopes.of(analysis, calls);
    Flows flows = Flows.of(analysis, ruleScopes);
    LookAhead lookAhead = LookAhead.of(analysis, calls, flows);
    return new Tables(ruleScopes, flows, Liveness.of(analysis, calls, ruleScopes, flows), lookAhead,
        Pipelining.of(analysis, ruleScopes, flows, lookAhead), Estimates.of(analysis, calls));
  }

  /** Who calls whom, and the gotos in each topic. */
  public TopicCalls calls() {
    return ruleScopes.calls();
  }
}
