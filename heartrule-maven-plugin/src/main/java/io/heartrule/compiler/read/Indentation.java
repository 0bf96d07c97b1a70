package io.heartrule.compiler.read;

import io.heartrule.compiler.diagnostic.Code;

/** Reports blanks at the beginning of a line that YAML does not count, and lets the line begin elsewhere. */
final class Indentation {

  private Indentation() {
  }

  static void report(Draft draft, int line, int column) {
    int at = draft.start(line);
    int end = draft.content(line);
    while (at < end && draft.text.charAt(at) == ' ') {
      at++;
    }
    char odd = draft.text.charAt(at);
    draft.report(draft.at(at, end, code(odd), Chars.name(odd)).variant("indent")
        .fix(draft.span(draft.start(line), end), " ".repeat(column)));
    draft.indent(line, column);
  }

  static Code code(char odd) {
    return odd == Chars.FULL_SPACE ? Code.HR003 : Code.HR006;
  }
}
