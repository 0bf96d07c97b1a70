package io.heartrule.internal.prompt;

import io.heartrule.internal.state.Line;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The dialogue as it stands in prompts: one line for each, without marks that could be taken for another's. */
public final class DialogueText {
  private DialogueText() {}

  /** All lines of a stretch. */
  public static String of(List<Line> lines, int from, int to) {
    return text(lines, Math.max(0, from), to, Integer.MAX_VALUE);
  }

  /** The same, with the counselor's lines before {@code wholeFrom} as their briefs. */
  static String text(List<Line> lines, int from, int to, int wholeFrom) {
    Set<String> names = new LinkedHashSet<>();
    lines.forEach(line -> names.add(line.name()));
    StringBuilder out = new StringBuilder();
    for (int i = from; i < to; i++) {
      Line line = lines.get(i);
      boolean brief = wholeFrom != Integer.MAX_VALUE && i < wholeFrom && line.brief() != null;
      out.append(out.length() == 0 ? "" : "\n").append(line.name()).append('：')
          .append(tame(brief ? line.brief() : line.text(), names));
    }
    return out.toString();
  }

  /**
   * Where the window of the latest dialogue begins: at the border of a turn, at most so many
   * characters back, but the last two turns of the running ask are always whole.
   */
  static int window(List<Line> lines, int characters, int askFrom) {
    int must = lastTurns(lines, askFrom);
    int from = lines.size();
    int length = 0;
    int border = from;
    while (from > 0) {
      length += lines.get(from - 1).text().length();
      if (length > characters && from <= must) {
        break;
      }
      from--;
      if (!lines.get(from).visitor() && (from == 0 || lines.get(from - 1).visitor())) {
        border = from;
      }
    }
    return from == 0 ? 0 : Math.min(border, must);
  }

  private static int lastTurns(List<Line> lines, int askFrom) {
    int from = lines.size();
    for (int turns = 0; from > Math.max(0, askFrom) && turns < 2; ) {
      from--;
      if (!lines.get(from).visitor() && (from == 0 || lines.get(from - 1).visitor())) {
        turns++;
      }
    }
    return from;
  }

  /** A single line, in which no role mark and no fence stands. */
  private static String tame(String text, Set<String> names) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean breaks = c < ' ' || c == '\u007f' || c == '\u0085' || c == '\u2028' || c == '\u2029';
      if ((c == '：' || c == ':') && endsWithRole(out, names)) {
        out.append(' ');
      } else {
        out.append(breaks ? ' ' : c == '#' ? '＃' : c);
      }
    }
    return out.toString();
  }

  private static boolean endsWithRole(CharSequence out, Set<String> names) {
    for (String name : names) {
      int from = out.length() - name.length();
      int same = 0;
      while (from >= 0 && same < name.length() && out.charAt(from + same) == name.charAt(same)) {
        same++;
      }
      if (from >= 0 && same == name.length()) {
        return true;
      }
    }
    return false;
  }
}
