package io.heartrule.compiler.read;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.source.SourceFile;
import io.heartrule.compiler.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One file under repair: its lines, what was found in it, and the changes YAML shall see. */
final class Draft {
  private static final int AS_WRITTEN = -1;

  final SourceFile file;
  final String text;
  private final Findings findings;
  private final List<Repaired.Edit> edits = new ArrayList<>();
  private int[] indents;

  Draft(SourceFile file, Findings findings) {
    this.file = file;
    this.text = file.text();
    this.findings = findings;
  }

  int lines() {
    return file.lines();
  }

  int start(int line) {
    return file.lineStart(line);
  }

  int end(int line) {
    return file.lineEnd(line);
  }

  /** The first character of a line that is not blank, or its end. */
  int content(int line) {
    int at = start(line);
    int end = end(line);
    while (at < end && Chars.isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  boolean isBlank(int line) {
    return content(line) == end(line);
  }

  /** The next line with something in it, or one after the last. */
  int nextFilled(int line) {
    int next = line + 1;
    while (next <= lines() && isBlank(next)) {
      next++;
    }
    return next;
  }

  /** Where a line's content begins, from 0, after the repairs made so far. */
  int column(int line) {
    if (indents != null && indents[line] != AS_WRITTEN) {
      return indents[line];
    }
    int column = 0;
    for (int at = start(line); at < end(line) && Chars.isBlank(text.charAt(at)); at++) {
      column += Chars.width(text.charAt(at));
    }
    return column;
  }

  /** The number of ordinary spaces a line begins with, after the repairs made so far. */
  int spaces(int line) {
    if (indents != null && indents[line] != AS_WRITTEN) {
      return indents[line];
    }
    int at = start(line);
    while (at < end(line) && text.charAt(at) == ' ') {
      at++;
    }
    return at - start(line);
  }

  /** Whether a line begins with a blank that is no ordinary space. */
  boolean oddlyIndented(int line) {
    return start(line) + spacesWritten(line) < content(line) && (indents == null || indents[line] == AS_WRITTEN);
  }

  private int spacesWritten(int line) {
    int at = start(line);
    while (at < end(line) && text.charAt(at) == ' ') {
      at++;
    }
    return at - start(line);
  }

  /** Lets a line begin at another column. */
  void indent(int line, int column) {
    if (indents == null) {
      indents = new int[lines() + 1];
      Arrays.fill(indents, AS_WRITTEN);
    }
    indents[line] = Math.max(0, column);
  }

  /** Moves lines to the right, or to the left. */
  void shift(int from, int to, int by) {
    for (int line = from; line <= to; line++) {
      if (!isBlank(line)) {
        indent(line, column(line) + by);
      }
    }
  }

  void replace(int start, int end, String replacement) {
    edits.add(new Repaired.Edit(start, end, replacement));
  }

  void report(Diagnostic diagnostic) {
    findings.add(diagnostic);
  }

  /** Whether so much has been found that nothing more will be taken. */
  boolean full() {
    return findings.full();
  }

  /** Reports a mistake whose repair is its fix. */
  void reportAndRepair(Diagnostic diagnostic, int start, int end, String replacement) {
    findings.add(diagnostic.fix(span(start, end), replacement));
    replace(start, end, replacement);
  }

  Diagnostic at(int start, int end, Code code, Object... arguments) {
    return Diagnostic.at(span(start, end), code, arguments);
  }

  Span span(int start, int end) {
    return file.span(start, end);
  }

  Repaired repaired() {
    if (indents != null) {
      for (int line = 1; line <= lines(); line++) {
        int written = content(line) - start(line);
        if (indents[line] != AS_WRITTEN) {
          edits.add(new Repaired.Edit(start(line), start(line) + written, " ".repeat(indents[line])));
        }
      }
    }
    return Repaired.of(file, edits);
  }
}
