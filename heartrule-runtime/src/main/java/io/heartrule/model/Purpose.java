package io.heartrule.model;

import java.util.Locale;

/** What a model call is for; decides whether the conversation waits for it. */
public enum Purpose {
  TURN, EXTRACT, THINK, CHECK, UPDATE, PLAN, VISITOR, JUDGE;

  /** Whether the visitor waits for it. */
  public boolean isForeground() {
    return this == TURN || this == EXTRACT || this == THINK;
  }

  /** {@code turn}, {@code extract}, … */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
