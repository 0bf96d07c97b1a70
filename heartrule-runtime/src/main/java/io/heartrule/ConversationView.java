package io.heartrule;

import java.util.List;

/**
 * What goes on inside a conversation. Immutable.
 *
 * @param status null before the opening
 * @param topic name of the innermost topic, or null
 * @param frames ids of the frames, outermost first, with the step of topics
 * @param rules names of the active rules, oldest opening first
 * @param queue names of the topics not yet started, in order
 * @param updating variables that are being kept up to date
 * @param ai the counselor's name in the present scene
 * @param human the visitor's name in the present scene
 */
public record ConversationView(Turn.Status status, Risk risk, String topic, List<String> frames, List<String> rules,
    List<String> queue, List<String> updating, String ai, String human) {
  public ConversationView {
    frames = List.copyOf(frames);
    rules = List.copyOf(rules);
    queue = List.copyOf(queue);
    updating = List.copyOf(updating);
  }
}
