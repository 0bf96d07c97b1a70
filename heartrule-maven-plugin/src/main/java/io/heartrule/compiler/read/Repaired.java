package io.heartrule.compiler.read;

import io.heartrule.compiler.source.SourceFile;
import io.heartrule.compiler.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The text that YAML gets to see, and where each of its characters stands in the file.
 *
 * <p>Immutable. Without repairs it is the file's own text and every place is its own.
 */
final class Repaired {
  /** Put {@code replacement} in place of the file's text from {@code start} to {@code end}. */
  record Edit(int start, int end, String replacement) {}

  private final SourceFile file;
  private final String text;
  private final int[] starts;
  private final int[] ends;
  private final int[] originalStarts;
  private final int[] originalEnds;

  private Repaired(SourceFile file, String text, List<Edit> edits) {
    this.file = file;
    this.text = text;
    int count = edits.size();
    this.starts = new int[count];
    this.ends = new int[count];
    this.originalStarts = new int[count];
    this.originalEnds = new int[count];
    int moved = 0;
    for (int i = 0; i < count; i++) {
      Edit edit = edits.get(i);
      starts[i] = edit.start() + moved;
      ends[i] = starts[i] + edit.replacement().length();
      originalStarts[i] = edit.start();
      originalEnds[i] = edit.end();
      moved += edit.replacement().length() - (edit.end() - edit.start());
    }
  }

  /** The text with all edits applied; an edit that overlaps a former one is left out. */
  static Repaired of(SourceFile file, Collection<Edit> edits) {
    if (edits.isEmpty()) {
      return new Repaired(file, file.text(), List.of());
    }
    List<Edit> sorted = new ArrayList<>(edits);
    sorted.sort((a, b) -> a.start() != b.start()
        ? Integer.compare(a.start(), b.start())
        : Integer.compare(a.end(), b.end()));
    String original = file.text();
    StringBuilder out = new StringBuilder(original.length() + 64);
    List<Edit> applied = new ArrayList<>(sorted.size());
    int at = 0;
    for (Edit edit : sorted) {
      if (edit.start() >= at) {
        out.append(original, at, edit.start()).append(edit.replacement());
        at = edit.end();
        applied.add(edit);
      }
    }
    out.append(original, at, original.length());
    return new Repaired(file, out.toString(), applied);
  }

  SourceFile file() {
    return file;
  }

  String text() {
    return text;
  }

  /** Where in the file a character of the repaired text stands; one that was put in stands where it was put. */
  int original(int offset) {
    int low = 0;
    int high = starts.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (starts[middle] <= offset) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    if (high < 0) {
      return offset;
    }
    if (offset >= ends[high]) {
      return offset - ends[high] + originalEnds[high];
    }
    return Math.min(originalStarts[high] + offset - starts[high], originalEnds[high]);
  }

  /** The place in the file of a stretch of the repaired text. */
  Span span(int start, int end) {
    int from = original(start);
    int to = end > start ? original(end - 1) + 1 : from;
    return file.span(from, Math.max(from, to));
  }
}
