package io.heartrule.generated;

/** What happens between two actions: results from the background, topics that rules have called. */
@FunctionalInterface
public interface Border {
  /** Called when an action is done; NEXT if the topic goes on with the next one. */
  Signal passed(Frame<?> frame);
}
