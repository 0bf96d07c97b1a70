package io.heartrule.generated;

import java.util.List;

/**
 * What actions and the {@code do} of rules can change about the flow that follows. In an action the
 * frame is the running topic's; in a rule it is the innermost frame in which the rule is open.
 */
public interface Effects {
  /**
   * @param scope null: the frame described above
   * @param cancel names the {@code cancel_when} of this opening, or null
   */
  void openRule(String rule, Scope scope, String cancel);

  /** @param scope null: the frame described above */
  void closeRule(String rule, Scope scope);

  void insert(Insertion insertion);

  /** @param maxTimes 0: as often as it is reached */
  void jump(String stage, Return back, int maxTimes);

  /** In an action: return what this returns. */
  Signal stop(Stop what);

  /** @param to where it is put; {@link Timing#AFTER_STAGE} for the end of the stage */
  void postpone(String topic, Timing to);

  void advance(String topic);

  void cancelTopic(String topic);

  /** The waiting instances of a topic. */
  <V extends Variables> List<Queued<V>> queued(Topic<V> topic);

  void deferTopic(String topic);

  void weight(String topic, int weight);

  void version(String topic, Version version);

  /** @param cancel names the {@code cancel_when}, or null */
  void avoid(String subject, String cancel);

  /** @param cancel names the {@code cancel_when}, or null */
  void openStyle(String style, String cancel);

  void closeStyle();

  void autoUpdate(String variable, AutoUpdate to);
}
