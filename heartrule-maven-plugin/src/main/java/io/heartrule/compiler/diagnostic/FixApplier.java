package io.heartrule.compiler.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/** Puts the repairs that diagnostics carry into a file's text. */
public final class FixApplier {
  private static final Comparator<Fix> ORDER =
      Comparator.comparing(Fix::span).thenComparing(Fix::replacement);

  private FixApplier() {}

  /**
   * What came of it.
   *
   * @param applied the repairs that were made, in the order of the text
   */
  public record Result(String text, List<Fix> applied) {
    public Result {
      applied = List.copyOf(applied);
    }
  }

  /**
   * Makes the repairs that do not touch each other; of two that do, the one that begins earlier. The
   * others wait for the next round: after a new compilation they may look different, or be gone.
   *
   * @param text of the file to which the spans of all the repairs belong
   */
  public static Result apply(String text, List<Fix> fixes) {
    List<Fix> sorted = new ArrayList<>(new LinkedHashSet<>(fixes));
    sorted.sort(ORDER);
    List<Fix> applied = new ArrayList<>();
    StringBuilder out = new StringBuilder(text.length());
    int done = 0;
    boolean any = false;
    for (Fix fix : sorted) {
      int start = fix.span().start();
      int end = fix.span().end();
      boolean touches = any && (start < done || start == done && start == end);
      if (touches || end > text.length() || text.substring(start, end).equals(fix.replacement())) {
        continue;
      }
      out.append(text, done, start).append(fix.replacement());
      done = end;
      any = true;
      applied.add(fix);
    }
    return new Result(out.append(text, done, text.length()).toString(), applied);
  }
}
