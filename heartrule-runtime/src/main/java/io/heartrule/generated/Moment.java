package io.heartrule.generated;

import java.time.Instant;

/** What expressions and texts may look at. */
public interface Moment {
  <V extends Variables> V globals(Class<V> type);

  /** Without one of that kind under way (only in texts of rules): as it was left, else its initial values. */
  <V extends Variables> V session(Class<V> type);

  /** Without one of that kind under way (only in texts of rules): as it was left, else its initial values. */
  <V extends Variables> V stage(Class<V> type);

  /** Whole minutes left of the session; a large number if it has no length. */
  int minutesLeft();

  /** Entries into a stage in this session. */
  int visited(String stage);

  /** The conversation's clock. */
  Instant now();

  /** 最新对话: the dialogue that fired the rule which called this topic; {@code ""} otherwise. */
  String recentDialogue();
}
