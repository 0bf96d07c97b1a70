package io.heartrule.compiler.read;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;

/** A key or dash in a column where YAML allows none: moves it, with all that hangs on it, beside its neighbours. */
final class Misplaced {
  private final Draft draft;
  private final Layout layout;

  Misplaced(Draft draft, Layout layout) {
    this.draft = draft;
    this.layout = layout;
  }

  /**
   * @param start of the key or dash
   * @param end after it
   * @param column in which it stands, from 0
   * @return the column in which it stands after the repair
   */
  int repair(int line, int start, int end, int column, boolean dash, Layout.Level meant) {
    int keyEnd = meant.list ? meant.offset + 1 : LineWords.endOfWord(draft.text, meant.offset, draft.end(meant.line));
    String neighbour = draft.text.substring(meant.offset, keyEnd);
    Diagnostic diagnostic = draft.at(start, end, Code.HR007, draft.text.substring(start, end), column + 1,
        neighbour, meant.line, meant.column + 1).variant(!dash ? "" : meant.list ? "dash" : "child");
    Layout.Level list = headToMove(line, column, dash, meant);
    if (list != null) {
      int by = column - meant.column;
      move(diagnostic.variant("head", by), meant.line, line - 1, by);
      list.column += by;
      meant.column += by;
      return column;
    }
    int last = fitsAlone(line, column, meant.column, dash) ? line : blockEnd(line, column, meant.column, dash);
    move(diagnostic, line, last, meant.column - column);
    return meant.column;
  }

  private void move(Diagnostic diagnostic, int from, int to, int by) {
    if (draft.full()) {
      return;
    }
    int start = draft.start(from);
    if (from == to) {
      int cut = by < 0 ? Math.min(-by, draft.content(from) - start) : 0;
      draft.report(diagnostic.fix(draft.span(start, start + cut), by > 0 ? " ".repeat(by) : ""));
    } else {
      StringBuilder moved = new StringBuilder();
      for (int line = from; line <= to; line++) {
        int head = draft.start(line);
        if (!draft.isBlank(line)) {
          int cut = by < 0 ? Math.min(-by, draft.content(line) - head) : 0;
          moved.append(" ".repeat(Math.max(0, by))).append(draft.text, head + cut, draft.end(line));
        }
        if (line < to) {
          moved.append(draft.text, draft.end(line), draft.start(line + 1));
        }
      }
      draft.report(diagnostic.fix(draft.span(start, draft.end(to)), moved.toString()));
    }
    draft.shift(from, to, by);
  }

  /**
   * If an item has only its first line where it should be and everything else fits together further
   * right, that line is the one to move. The list in which it stands, or null.
   */
  private Layout.Level headToMove(int line, int column, boolean dash, Layout.Level meant) {
    Layout.Level list = meant == layout.top() ? layout.listBelowTop() : null;
    if (dash || column <= meant.column || list == null || list.line != meant.line
        || meant.count != 1 || list.count != 1) {
      return null;
    }
    int lines = 0;
    for (int next = line; next <= draft.lines(); next = draft.nextFilled(next)) {
      int other = draft.column(next);
      if (other < list.column || LineWords.isBorder(draft, next)) {
        break;
      }
      if (other < column) {
        return null;
      }
      lines++;
    }
    return lines > 1 ? list : null;
  }

  /** Whether a line that is too far left is the only one: what follows stands where it should. */
  private boolean fitsAlone(int line, int column, int target, boolean dash) {
    int next = draft.nextFilled(line);
    if (target < column || next > draft.lines() || draft.column(next) <= column) {
      return false;
    }
    int at = draft.content(next);
    int other = draft.column(next);
    boolean isDash = LineWords.isDash(draft.text, at, draft.end(next));
    if (!dash) {
      return isOpen(line) ? isDash ? other >= target : other > target : other == target && !isDash;
    }
    int key = LineWords.skipBlanks(draft.text, draft.content(line) + 1, draft.end(line)) - draft.content(line);
    return isDash ? other == target : other == target + key;
  }

  /** The first key of a file stands further right than all that follows: it alone is moved. */
  boolean repairRoot(int column) {
    Layout.Level root = layout.onlyLevel();
    if (root == null || root.list || !root.pending || root.count > 1 || column >= root.column) {
      return false;
    }
    int end = LineWords.endOfWord(draft.text, root.offset, draft.end(root.line));
    Diagnostic diagnostic = draft.at(root.offset, end, Code.HR007, draft.text.substring(root.offset, end),
        root.column + 1, "", "", column + 1).variant("root");
    move(diagnostic, root.line, root.line, column - root.column);
    root.column = column;
    return true;
  }

  private int blockEnd(int line, int column, int target, boolean dash) {
    int last = line;
    boolean open = isOpen(line);
    for (int next = draft.nextFilled(line); next <= draft.lines(); next = draft.nextFilled(next)) {
      int other = draft.column(next);
      if (other < column || LineWords.isBorder(draft, next)) {
        break;
      }
      boolean isDash = LineWords.isDash(draft.text, draft.content(next), draft.end(next));
      if (target > column && other == target && isDash == dash && !open) {
        break;
      }
      if (other == column && isDash && !dash && !open) {
        break;
      }
      if (other == column && isDash == dash) {
        open = isOpen(next);
      }
      last = next;
    }
    return last;
  }

  /** Whether a key has nothing behind it, so that deeper lines are its own. */
  private boolean isOpen(int line) {
    int end = LineWords.trimmedEnd(draft.text, draft.content(line), draft.end(line));
    int comment = LineWords.comment(draft.text, draft.content(line), end);
    end = comment < 0 ? end : LineWords.trimmedEnd(draft.text, draft.content(line), comment);
    return end > draft.start(line) && draft.text.charAt(end - 1) == ':';
  }
}
