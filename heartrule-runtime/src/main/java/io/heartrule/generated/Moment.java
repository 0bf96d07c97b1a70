package io.heartrule.generated;

import java.time.Instant;

/** What expressions and texts may look at. */
public interface Moment {
  <V extends Variables> V globals(Class<V> type);

  /** Null where no session of that kind is under way (in the texts of rules only). */
  <V extends Variables> V session(Class<V> type);

  /** Null where no stage of that kind is under way (in the texts of rules only). */
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
