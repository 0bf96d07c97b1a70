package io.heartrule.internal.prompt;

import io.heartrule.internal.state.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * From where on the dialogue is new to each key of a prompt. The dialogue stands there once, from the
 * earliest of these lines; where the part of other keys begins, a line says so.
 */
public final class NewParts {
  private final TreeMap<Integer, List<String>> names = new TreeMap<>();

  /** What stands before a line is no news to a key. */
  public void begin(int line, String name) {
    names.computeIfAbsent(Math.max(0, line), at -> new ArrayList<>()).add(name);
  }

  /** The dialogue up to a line; all keys that begin at one place leave no mark. */
  public String dialogue(List<Line> lines, int until, Wordings words) {
    StringBuilder out = new StringBuilder();
    for (Map.Entry<Integer, List<String>> part : names.entrySet()) {
      if (part.getKey() > names.firstKey()) {
        StringBuilder quoted = new StringBuilder();
        part.getValue().forEach(name -> quoted.append('“').append(name).append('”'));
        line(out, words.of("dialogue.new", "names", quoted.toString()));
      }
      Integer next = names.higherKey(part.getKey());
      line(out, DialogueText.of(lines, part.getKey(), next == null ? until : Math.min(next, until)));
    }
    return out.toString();
  }

  private static void line(StringBuilder out, String text) {
    out.append(out.length() == 0 || text.isEmpty() ? "" : "\n").append(text);
  }
}
