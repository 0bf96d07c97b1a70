package io.heartrule.internal.engine;

import java.util.List;

/**
 * What a turn had already handed out when it broke off: it must be said again, whatever the model says now.
 *
 * @param text what the visitor had said in it; null if the turn that begins is the same one
 * @param seen what the app saw in it besides, as it stands in the line, or null
 * @param rules the critical rules whose words the visitor has read
 */
public record BrokenOff(String text, String seen, List<String> rules) {
  public static final BrokenOff NOTHING = new BrokenOff(null, null, List.of());

  public BrokenOff {
    rules = List.copyOf(rules);
  }
}
