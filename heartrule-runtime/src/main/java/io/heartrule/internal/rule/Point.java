package io.heartrule.internal.rule;

import io.heartrule.generated.Rule.Check;

/** Where rules are judged. */
public enum Point {
  NOW, ASK, TOPIC, STAGE, SESSION, EVERY;

  boolean takes(Check check) {
    return this == of(check);
  }

  /** Where a check takes place. */
  static Point of(Check check) {
    return switch (check.at()) {
      case NOW -> NOW;
      case ASK -> ASK;
      case TOPIC -> TOPIC;
      case STAGE -> STAGE;
      case SESSION -> SESSION;
      case EVERY_TOPICS, EVERY_CHARS -> EVERY;
    };
  }
}
