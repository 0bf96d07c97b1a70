package io.heartrule.generated;

/**
 * Where a branch returns to.
 *
 * @param stage the main-line stage beside which the flow goes on, or null
 */
public record Return(To to, String stage) {
  /** The kinds of return. */
  public enum To { HERE, NEXT, NONE, BEFORE, AFTER }

  public static final Return HERE = new Return(To.HERE, null);
  public static final Return NEXT = new Return(To.NEXT, null);
  public static final Return NONE = new Return(To.NONE, null);

  public static Return before(String stage) {
    return new Return(To.BEFORE, stage);
  }

  public static Return after(String stage) {
    return new Return(To.AFTER, stage);
  }
}
