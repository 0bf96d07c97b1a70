package io.heartrule.internal.rule;

import io.heartrule.generated.Rule.Check;

/** Where rules are judged. */
public enum Point {
  NOW, ASK, TOPIC, STAGE, SESSION, EVERY;

  boolean takes(Check check) {
    return switch (check.at()) {
      case NOW -> this == NOW;
      case ASK -> this == ASK;
      case TOPIC -> this == TOPIC;
      case STAGE -> this == STAGE;
      case SESSION -> this == SESSION;
      case EVERY_TOPICS, EVERY_CHARS -> this == EVERY;
    };
  }
}
