package io.heartrule.compiler.analyse;

/**
 * What is computed once from a project and used by checks and by lowering: rule life, use of
 * variables, look-ahead, pipelining and time.
 */
public record Tables(RuleScopes ruleScopes, Liveness liveness, LookAhead lookAhead, Pipelining pipelining,
    Estimates estimates) {

  public static Tables of(Analysis analysis) {
    TopicCalls calls = TopicCalls.of(analysis);
    RuleScopes ruleScopes = RuleScopes.of(analysis, calls);
    LookAhead lookAhead = LookAhead.of(analysis, calls);
    return new Tables(ruleScopes, Liveness.of(analysis, calls, ruleScopes), lookAhead,
        Pipelining.of(analysis, ruleScopes, lookAhead), Estimates.of(analysis, calls));
  }

  /** Who calls whom, and the gotos in each topic. */
  public TopicCalls calls() {
    return ruleScopes.calls();
  }
}
