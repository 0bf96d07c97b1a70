package io.heartrule.compiler.analyse;

/**
 * What is computed once from a project and used by checks and by lowering: rule life, use of
 * variables, look-ahead and time.
 */
public record Tables(RuleScopes ruleScopes, Liveness liveness, LookAhead lookAhead, Estimates estimates) {

  public static Tables of(Analysis analysis) {
    TopicCalls calls = TopicCalls.of(analysis);
    RuleScopes ruleScopes = RuleScopes.of(analysis, calls);
    return new Tables(ruleScopes, Liveness.of(analysis, calls, ruleScopes), LookAhead.of(analysis, calls),
        Estimates.of(analysis, calls));
  }

  /** Who calls whom, and the gotos in each topic. */
  public TopicCalls calls() {
    return ruleScopes.calls();
  }
}
