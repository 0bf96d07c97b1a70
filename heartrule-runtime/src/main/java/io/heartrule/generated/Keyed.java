package io.heartrule.generated;

/** An element of a {@code tolist} list. */
public interface Keyed {
  /** What tells it apart from the other elements; {@code ""} if it has no value (yet). */
  String key();
}
