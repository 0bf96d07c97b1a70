package io.heartrule.generated;

/** All that an action can do. Implemented by the engine; one per conversation. */
public interface Counselor extends Effects, Moment {
  /** Speaks word for word. */
  Signal say(String text);

  /** A question led by the model; returns WAIT until it has ended. */
  Answer ask(Frame<?> frame, Ask ask);

  /** One model call without speech. */
  Answer think(Frame<?> frame, Ask ask);

  /** A call that waits for the end of the called topic. */
  <V extends Variables> Called<V> call(Frame<?> frame, Topic<V> topic, V input);

  /**
   * Enters a stage; with {@link Return#HERE} reports NEXT when the branch is done, else LEAVE.
   *
   * @param maxTimes 0: as often as it is reached
   */
  Signal goTo(Frame<?> frame, String stage, Return back, int maxTimes);
}
