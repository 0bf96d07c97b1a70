package io.heartrule.compiler.diagnostic;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Two versions of a text as a unified diff, which people can read and {@code patch} can apply. */
public final class UnifiedDiff {
  private static final int CONTEXT = 3;

  private UnifiedDiff() {}

  /** @return {@code ""} if the texts are equal */
  public static String of(String path, String before, String after) {
    if (before.equals(after)) {
      return "";
    }
    List<Line> script = new Differ(lines(before), lines(after)).script();
    StringBuilder out = new StringBuilder("--- a/" + path + "\n+++ b/" + path + "\n");
    int at = 0;
    while (at < script.size()) {
      int change = nextChange(script, at);
      if (change == script.size()) {
        break;
      }
      int from = Math.max(at, change - CONTEXT);
      int to = change;
      for (int next = change; next < script.size() && next - to <= 2 * CONTEXT; next = nextChange(script, next)) {
        to = ++next;
      }
      to = Math.min(script.size(), to + CONTEXT);
      hunk(script, from, to, out);
      at = to;
    }
    return out.toString();
  }

  private record Line(char sign, String text) {}

  private static int nextChange(List<Line> script, int from) {
    int i = from;
    while (i < script.size() && script.get(i).sign == ' ') {
      i++;
    }
    return i;
  }

  private static void hunk(List<Line> script, int from, int to, StringBuilder out) {
    int[] start = counts(script, 0, from);
    int[] length = counts(script, from, to);
    out.append("@@ -").append(start[0] + (length[0] > 0 ? 1 : 0)).append(',').append(length[0])
        .append(" +").append(start[1] + (length[1] > 0 ? 1 : 0)).append(',').append(length[1]).append(" @@\n");
    for (Line line : script.subList(from, to)) {
      out.append(line.sign).append(line.text);
      if (!line.text.endsWith("\n")) {
        out.append("\n\\ No newline at end of file\n");
      }
    }
  }

  private static int[] counts(List<Line> script, int from, int to) {
    int before = 0;
    int after = 0;
    for (Line line : script.subList(from, to)) {
      before += line.sign == '+' ? 0 : 1;
      after += line.sign == '-' ? 0 : 1;
    }
    return new int[] {before, after};
  }

  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end + 1;
      lines.add(text.substring(start, end));
      start = end;
    }
    return lines;
  }

  /** Myers' greedy search for the shortest edit script: quick where little differs, as here. */
  private static final class Differ {
    private final List<String> before;
    private final List<String> after;

    Differ(List<String> before, List<String> after) {
      this.before = before;
      this.after = after;
    }

    List<Line> script() {
      List<int[]> trace = search();
      ArrayDeque<Line> script = new ArrayDeque<>();
      int x = before.size();
      int y = after.size();
      for (int d = trace.size() - 1; d >= 0; d--) {
        int[] furthest = trace.get(d);
        int k = x - y;
        boolean down = isDown(furthest, d + 1, k, d);
        int previousX = d == 0 ? 0 : furthest[(down ? k + 1 : k - 1) + d + 1];
        int previousY = d == 0 ? 0 : previousX - (down ? k + 1 : k - 1);
        while (x > previousX && y > previousY) {
          script.addFirst(new Line(' ', before.get(--x)));
          y--;
        }
        if (d > 0) {
          script.addFirst(down ? new Line('+', after.get(--y)) : new Line('-', before.get(--x)));
        }
      }
      return List.copyOf(script);
    }

    /** The furthest places before each round d, for the diagonals from -d-1 to d+1. */
    private List<int[]> search() {
      List<int[]> trace = new ArrayList<>();
      int middle = before.size() + after.size() + 1;
      int[] furthest = new int[2 * middle + 1];
      for (int d = 0;; d++) {
        trace.add(Arrays.copyOfRange(furthest, middle - d - 1, middle + d + 2));
        for (int k = -d; k <= d; k += 2) {
          int at = middle + k;
          int x = isDown(furthest, middle, k, d) ? furthest[at + 1] : furthest[at - 1] + 1;
          int y = x - k;
          while (x < before.size() && y < after.size() && before.get(x).equals(after.get(y))) {
            x++;
            y++;
          }
          furthest[at] = x;
          if (x >= before.size() && y >= after.size()) {
            return trace;
          }
        }
      }
    }

    private static boolean isDown(int[] furthest, int middle, int k, int d) {
      return k == -d || k != d && furthest[middle + k - 1] < furthest[middle + k + 1];
    }
  }
}
