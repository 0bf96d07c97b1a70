package io.heartrule.internal.rule;

import io.heartrule.generated.Rule.Check;
import io.heartrule.generated.Rule.Check.At;
import io.heartrule.generated.RuleFacts;

/** Where rules are judged. */
public enum Point {
  NOW, ASK, TOPIC, STAGE, SESSION, EVERY;

  boolean takes(Check check) {
    return this == of(check.at());
  }

  boolean takes(RuleFacts facts) {
    return switch (this) {
      case NOW -> facts.isJudgedAt(At.NOW);
      case ASK -> facts.isJudgedAt(At.ASK);
      case TOPIC -> facts.isJudgedAt(At.TOPIC);
      case STAGE -> facts.isJudgedAt(At.STAGE);
      case SESSION -> facts.isJudgedAt(At.SESSION);
      case EVERY -> facts.isJudgedAt(At.EVERY_TOPICS) || facts.isJudgedAt(At.EVERY_CHARS);
    };
  }

  private static Point of(At at) {
    return switch (at) {
      case NOW -> NOW;
      case ASK -> ASK;
      case TOPIC -> TOPIC;
      case STAGE -> STAGE;
      case SESSION -> SESSION;
      case EVERY_TOPICS, EVERY_CHARS -> EVERY;
    };
  }
}
