package io.heartrule.compiler.read;

import io.heartrule.compiler.diagnostic.Code;

/** Goes over the lines of a {@code |} or {@code >} text, in which nothing but the indentation counts. */
final class BlockText {
  private final Draft draft;
  private final String text;
  private final PlainText plainText;
  private int column;

  BlockText(Draft draft, PlainText plainText) {
    this.draft = draft;
    this.text = draft.text;
    this.plainText = plainText;
  }

  /** Where the lines of the text just read begin, or should. */
  int column() {
    return column;
  }

  /**
   * @param header the line of {@code |} or {@code >}
   * @param parent column of the key or dash before it
   * @param indented whether the header says how far the text is indented
   * @return the last line of the text; the header, if it has none
   */
  int scan(int header, int parent, boolean indented) {
    column = parent + 2;
    boolean begun = false;
    int last = header;
    for (int line = header + 1; line <= draft.lines(); line++) {
      if (draft.isBlank(line)) {
        continue;
      }
      int spaces = draft.spaces(line);
      if (spaces > parent) {
        if (!begun) {
          begun = true;
          column = spaces;
        } else if (spaces < column && !indented) {
          shallow(line, spaces);
        }
      } else if (draft.oddlyIndented(line) && !LineWords.isKeyLine(draft, line) && !LineWords.isBorder(draft, line)) {
        Indentation.report(draft, line, column);
      } else if (!begun || !cutByComment(header, last, line, parent)) {
        break;
      }
      last = line;
    }
    return last;
  }

  /** A comment at the left margin ends a block text for YAML, though more of it follows. */
  private boolean cutByComment(int header, int last, int line, int parent) {
    int next = draft.nextFilled(line);
    int at = draft.content(line);
    if (text.charAt(at) != '#' || !plainText.continues(next, parent) || draft.full()) {
      return false;
    }
    String comment = text.substring(at, draft.end(line));
    draft.report(draft.at(at, draft.end(line), Code.HR008, "").variant("block")
        .fix(draft.span(draft.start(header), draft.end(line)),
            text.substring(draft.start(header), draft.content(header)) + comment + "\n"
                + text.substring(draft.start(header), draft.end(last))));
    draft.replace(draft.end(last), draft.end(line), "");
    return true;
  }

  /** A line of a block text that begins to the left of the first one ends the text for YAML. */
  private void shallow(int line, int spaces) {
    int at = draft.content(line);
    draft.report(draft.at(at, draft.end(line), Code.HR007, "", spaces + 1, "", "", column + 1).variant("text")
        .fix(draft.span(draft.start(line), draft.start(line)), " ".repeat(column - spaces)));
    draft.indent(line, draft.column(line) + column - spaces);
  }
}
