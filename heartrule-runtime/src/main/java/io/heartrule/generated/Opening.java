package io.heartrule.generated;

/**
 * A rule opened by attentions.
 *
 * @param scope a wider frame than the owner's, or null: the owner's
 * @param cancel names the {@code cancel_when} of this opening ({@link RuleBook#cancels}), or null
 */
public record Opening(String rule, Scope scope, String cancel) {
  public static Opening of(String rule) {
    return new Opening(rule, null, null);
  }

  public Opening scope(Scope wider) {
    return new Opening(rule, wider, cancel);
  }

  public Opening cancel(String id) {
    return new Opening(rule, scope, id);
  }
}
