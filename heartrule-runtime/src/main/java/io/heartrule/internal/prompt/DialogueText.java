package io.heartrule.internal.prompt;

import io.heartrule.generated.Texts;
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

  /** The latest lines of a stretch, about so many characters, but at least two lines. */
  public static String latest(List<Line> lines, int from, int to, int characters) {
    int begin = to;
    int length = 0;
    while (begin > Math.max(0, from)
        && (to - begin < 2 || length + lines.get(begin - 1).text().length() <= characters)) {
      length += lines.get(--begin).text().length();
    }
    return of(lines, begin, to);
  }

  /** The same, with the counselor's lines before {@code wholeFrom} as their briefs. */
  static String text(List<Line> lines, int from, int to, int wholeFrom) {
    Set<String> names = new LinkedHashSet<>();
    lines.forEach(line -> names.add(line.name()));
    StringBuilder out = new StringBuilder();
    for (int i = from; i < to; i++) {
      Line line = lines.get(i);
      boolean brief = wholeFrom != Integer.MAX_VALUE && i < wholeFrom && line.brief() != null;
      out.append(out.length() == 0 ? "" : "\n").append(line.name()).append('：');
      tame(brief ? line.brief() : line.text(), names, true, out);
      if (line.seen() != null) {
        tame(line.seen(), names, false, out);
      }
    }
    return out.toString();
  }

  /**
   * Where the window of the latest dialogue begins: at the border of a turn, at most so many
   * characters back, but the last two turns of the running ask are always whole. It moves on by half
   * a window at a time: between two moves a prompt begins as the one before, which providers cache.
   */
  static int window(List<Line> lines, int characters, int askFrom) {
    long left = -Math.max(0, characters);
    for (Line line : lines) {
      left += line.whole().length();
    }
    if (left <= 0) {
      return 0;
    }
    int step = Math.max(1, characters / 2);
    left = (left + step - 1) / step * step;
    int from = 0;
    while (from < lines.size() && (left > 0 || !begins(lines, from))) {
      left -= lines.get(from++).whole().length();
    }
    return Math.min(from, lastTurns(lines, askFrom));
  }

  /** Whether a turn begins with a line: the counselor's words after the visitor's. */
  private static boolean begins(List<Line> lines, int at) {
    return !lines.get(at).visitor() && (at == 0 || lines.get(at - 1).visitor());
  }

  private static int lastTurns(List<Line> lines, int askFrom) {
    int from = lines.size();
    for (int turns = 0; from > Math.max(0, askFrom) && turns < 2; ) {
      from--;
      if (begins(lines, from)) {
        turns++;
      }
    }
    return from;
  }

  /** A single line, in which no role mark and no fence stands; nor, in words, what marks an observation. */
  private static void tame(String text, Set<String> names, boolean words, StringBuilder out) {
    int begin = out.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c == '：' || c == ':') && endsWithRole(out, begin, names)) {
        out.append(' ');
      } else {
        out.append(words && c == '〔' ? '（' : words && c == '〕' ? '）' : Texts.tame(c));
      }
    }
  }

  private static boolean endsWithRole(CharSequence out, int begin, Set<String> names) {
    for (String name : names) {
      int from = out.length() - name.length();
      int same = 0;
      while (from >= begin && same < name.length() && out.charAt(from + same) == name.charAt(same)) {
        same++;
      }
      if (from >= begin && same == name.length()) {
        return true;
      }
    }
    return false;
  }
}
