package io.heartrule.generated;

/** A call that waits: how it went, and the variables of the called topic. */
public final class Called<V extends Variables> {
  /** DONE if the called topic has run to its end, else what the action must return. */
  public final Signal signal;
  /** The called topic's variables; null unless it is done. */
  public final V vars;

  public Called(Signal signal, V vars) {
    this.signal = signal;
    this.vars = vars;
  }
}
