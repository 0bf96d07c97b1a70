package io.heartrule.compiler.read;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.source.SourceFile;

/**
 * Goes over the raw lines of a script before YAML does, because YAML stops at the first mistake and
 * names the wrong place. Reports what people get wrong, all of it in one run, and repairs it in
 * memory, so that everything behind can be read.
 */
final class PreScan {
  /** Dashes with blanks between them are a border only if a person may have drawn them. */
  private static final int WIDEST_BORDER = 160;

  private final Draft draft;
  private final String text;
  private final Layout layout;
  private final ValueScan values;
  private final KeyScan keys;
  private final MissingLine missing;
  private final Misplaced misplaced;

  private PreScan(SourceFile file, Findings findings) {
    this.draft = new Draft(file, findings);
    this.text = file.text();
    this.layout = new Layout(text);
    this.values = new ValueScan(draft);
    this.keys = new KeyScan(draft);
    this.missing = new MissingLine(draft, layout);
    this.misplaced = new Misplaced(draft, layout);
  }

  /** The text that YAML shall see. */
  static Repaired repair(SourceFile file, Findings findings) {
    PreScan scan = new PreScan(file, findings);
    scan.controlCharacters();
    int line = 1;
    while (line <= scan.draft.lines()) {
      line = scan.line(line);
    }
    return scan.draft.repaired();
  }

  private void controlCharacters() {
    int reported = 0;
    for (int at = 0; at < text.length(); at++) {
      if (Chars.isUnprintable(text, at)) {
        draft.replace(at, at + 1, " ");
        int line = draft.file.line(at);
        if (line != reported) {
          draft.report(draft.at(at, at + 1, Code.HR001, Chars.name(text.charAt(at))).variant("control")
              .fix(draft.span(at, at + 1), ""));
          reported = line;
        }
      }
    }
  }

  /** Reads what begins in a line; the next line to read. */
  private int line(int line) {
    int at = draft.content(line);
    int end = draft.end(line);
    if (at == end || text.charAt(at) == '#') {
      if (draft.oddlyIndented(line)) {
        draft.indent(line, at == end ? 0 : draft.column(line));
      }
      return line + 1;
    }
    if (at == draft.start(line) && border(line, at, end)) {
      return line + 1;
    }
    if (draft.oddlyIndented(line)) {
      Indentation.report(draft, line, fittingColumn(line, at, end));
    }
    return entry(line, at, end);
  }

  private boolean border(int line, int at, int end) {
    if (text.charAt(at) == '%' && layout.isEmpty()) {
      return true;
    }
    if (LineWords.isBorder(draft, line)) {
      layout.clear();
      return true;
    }
    int stop = LineWords.trimmedEnd(text, at, end);
    int dashes = 0;
    for (int i = at; i < stop; i++) {
      char c = text.charAt(i);
      if (c == '-' || Chars.isLongDash(c)) {
        dashes++;
      } else if (!Chars.isBlank(c) || stop - at > WIDEST_BORDER) {
        return false;
      }
    }
    if (dashes < 2 || dashes == 2 && text.charAt(at) == '-') {
      return false;
    }
    draft.reportAndRepair(draft.at(at, stop, Code.HR011, stop - at), at, stop, "---");
    layout.clear();
    return true;
  }

  /** A tab may stand for two, four or eight spaces: the number with which the line fits its neighbours. */
  private int fittingColumn(int line, int at, int end) {
    boolean dash = LineWords.isDash(text, at, end);
    int[] widths = {2, 4, 8, 1, 3};
    for (int width : widths) {
      int column = 0;
      for (int i = draft.start(line); i < at; i++) {
        char c = text.charAt(i);
        column += c == '\t' || c == Chars.FULL_SPACE && width < 4 ? width : Chars.width(c);
      }
      if (layout.fits(column, dash)) {
        return column;
      }
    }
    Layout.Level meant = layout.meant(draft.column(line), dash, at);
    return meant == null ? draft.column(line) : meant.column;
  }

  private int entry(int line, int content, int end) {
    int column = draft.column(line);
    Layout.Level top = layout.top();
    if (values.emptyBlock() && top != null && column == top.column && isText(line, column, true)) {
      return unindented(line, content, values.textIndent(), column, true);
    }
    int at = content;
    boolean item = false;
    int dashColumn = column;
    while (keys.dash(at, end)) {
      if (!item) {
        missing.repair(line, at, column);
      }
      dashColumn = place(line, at, at + 1, column, true);
      item = true;
      int next = LineWords.skipBlanks(text, at + 1, end);
      column = dashColumn + keys.behindDash(at, next, end);
      at = next;
    }
    if (item && (at == end || text.charAt(at) == '#')) {
      return line + 1;
    }
    boolean beside = !item && (layout.hasMap(column) || layout.isEmpty());
    if (!keys.read(at, end, item, beside)) {
      return item ? text(line, at, dashColumn, null) : stray(line, at, column);
    }
    column = place(line, at, keys.end(), column, false);
    int next = values.scan(line, keys.value(), column, keys.word());
    Layout.Level level = layout.top();
    if (level != null) {
      level.pending = values.empty();
    }
    return next;
  }

  private int place(int line, int start, int end, int column, boolean dash) {
    if (layout.place(column, dash, line, start)) {
      return column;
    }
    if (misplaced.repairRoot(column)) {
      layout.place(column, dash, line, start);
      return column;
    }
    Layout.Level meant = layout.meant(column, dash, start);
    boolean word = dash || LineWords.endOfWord(text, start, end) == end;
    if (meant == null || !word || meant.column == column) {
      return column;
    }
    int moved = misplaced.repair(line, start, end, column, dash, meant);
    layout.place(moved, dash, line, start);
    return moved;
  }

  private int text(int line, int at, int parent, String key) {
    int next = values.scan(line, at, parent, key);
    if (layout.top() != null) {
      layout.top().pending = false;
    }
    return next;
  }

  /** A text on a line of its own: the value of the key above, or a further line of the text above. */
  private int stray(int line, int at, int column) {
    Layout.Level top = layout.top();
    if (top == null) {
      return line + 1;
    }
    if (top.pending && column > top.column) {
      return text(line, at, top.column, keys.lastKnown());
    }
    if (column > top.column || !isText(line, top.column, false)) {
      return line + 1;
    }
    if (top.pending && keys.lastKnown() != null && Keys.takesWords(keys.lastKnown())) {
      top.pending = false;
      return unindented(line, at, top.column + 2, top.column, false);
    }
    if (!top.pending && values.textIndent() >= 0) {
      return unindented(line, at, values.textIndent(), top.column, false);
    }
    return layout.hasMap(column) ? lonely(line, at, top.column) : line + 1;
  }

  /** Lines that are neither a key nor part of a text; YAML gets to see nothing of them. */
  private int lonely(int line, int at, int parent) {
    int last = lastText(line, parent, false);
    draft.report(draft.at(at, draft.end(line), Code.HR002).variant("stray"));
    for (int now = line; now <= last; now++) {
      draft.replace(draft.content(now), draft.end(now), "");
    }
    return last + 1;
  }

  /** Further lines of a text that begin too far left to belong to it. */
  private int unindented(int line, int at, int indent, int parent, boolean dashes) {
    int last = lastText(line, parent, dashes);
    StringBuilder moved = new StringBuilder();
    for (int now = line; now <= last; now++) {
      if (!draft.isBlank(now)) {
        moved.append(" ".repeat(indent)).append(text, draft.content(now), draft.end(now));
        draft.indent(now, indent);
      }
      if (now < last) {
        moved.append(text, draft.end(now), draft.start(now + 1));
      }
    }
    draft.report(draft.at(at, draft.end(line), Code.HR002, indent + 1).variant("continuation")
        .fix(draft.span(draft.start(line), draft.end(last)), moved.toString()));
    return last + 1;
  }

  private int lastText(int line, int parent, boolean dashes) {
    int last = line;
    for (int next = draft.nextFilled(line); next <= draft.lines() && isText(next, parent, dashes);
        next = draft.nextFilled(next)) {
      last = next;
    }
    return last;
  }

  private boolean isText(int line, int parent, boolean dashes) {
    int at = draft.content(line);
    int end = draft.end(line);
    boolean item = LineWords.isDash(text, at, end) && !(dashes && !LineWords.isKeyLine(draft, line));
    return draft.column(line) <= parent && text.charAt(at) != '#' && !item
        && !LineWords.isBorder(draft, line) && LineWords.colon(text, at, end) < 0 && !Keys.startsWithKey(text, at, end);
  }
}
