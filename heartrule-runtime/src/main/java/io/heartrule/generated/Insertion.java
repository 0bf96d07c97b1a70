package io.heartrule.generated;

/**
 * A call that does not wait: a topic to be put into the queue.
 *
 * @param topic id of the topic
 * @param name how the queue names it: the topic, or {@code topic-element}
 * @param step id of the calling action, for {@link Part#input} and {@link Part#output}; null if neither is needed
 * @param element the element of the {@code fromlist}, or null
 */
public record Insertion(String topic, Timing timing, String name, String step, Object element) {
  public static Insertion of(String topic, Timing timing) {
    return new Insertion(topic, timing, topic, null, null);
  }

  /** The action whose input and output belong to this call. */
  public Insertion from(String callingStep) {
    return new Insertion(topic, timing, name, callingStep, element);
  }

  /** One copy of a loop of like topics. */
  public Insertion element(Object copied) {
    String element = JsonText.name(copied);
    return new Insertion(topic, timing, element.isEmpty() ? topic : topic + "-" + element, step, copied);
  }
}
