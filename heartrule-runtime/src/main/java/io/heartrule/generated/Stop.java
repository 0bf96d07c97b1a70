package io.heartrule.generated;

/** What {@code stop} breaks off. */
public enum Stop {
  ASK, TOPIC, SESSION, ALL
}
