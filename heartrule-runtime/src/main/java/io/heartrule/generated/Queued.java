package io.heartrule.generated;

/** A topic that waits in the queue, for {@code cancel_topic} with {@code where}. */
public interface Queued<V extends Variables> {
  /** The input it will start with. */
  V input();

  /** Takes it out of the queue. */
  void cancel();
}
