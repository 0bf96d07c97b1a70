package io.heartrule.compiler.read;

import io.heartrule.compiler.diagnostic.Code;
import java.util.Locale;
import java.util.Set;

/**
 * The line {@code stages:}, {@code steps:} or {@code actions:} that has been forgotten before its items: one error
 * where it belongs, and the items are read as if it were there.
 */
final class MissingLine {
  /** The lists that may stand before the forgotten line. */
  private static final Set<String> OTHER_LISTS = Set.of("declare", "attentions");

  private final Draft draft;
  private final Layout layout;
  /** The map that has got its line already, or null. */
  private Layout.Level repaired;

  MissingLine(Draft draft, Layout layout) {
    this.draft = draft;
    this.layout = layout;
  }

  /**
   * Puts the line in before an item that can stand nowhere, or stands in a list of other things.
   *
   * @param at the dash
   * @param column of the dash, from 0
   */
  void repair(int line, int at, int column) {
    int key = LineWords.skipBlanks(draft.text, at + 1, draft.end(line));
    String head = draft.text.substring(key, LineWords.endOfWord(draft.text, key, draft.end(line)));
    Layout.Level owner = layout.mapAt(column);
    int before = line - 1;
    while (before > 1 && draft.isBlank(before)) {
      before--;
    }
    if (head.isEmpty() || owner == null || owner == repaired || before < owner.line
        || layout.fits(column, true) && !OTHER_LISTS.contains(lastKey(owner, line))) {
      return;
    }
    String word = draft.text.substring(owner.offset,
        LineWords.endOfWord(draft.text, owner.offset, draft.end(owner.line)));
    String missing = Shapes.listInside(word.toLowerCase(Locale.ROOT), head);
    if (missing == null || isThere(missing, owner, line)) {
      return;
    }
    int end = draft.end(before);
    String added = draft.text.substring(end, draft.start(before + 1)) + " ".repeat(owner.column) + missing + ":";
    draft.report(draft.at(key, key + head.length(), Code.HR103, missing, word, head).variant("line")
        .fix(draft.span(end, end), added));
    draft.replace(end, end, added);
    layout.open(owner);
    repaired = owner;
  }

  /** The last key of a map before a line, in lower case. */
  private String lastKey(Layout.Level owner, int before) {
    for (int line = before - 1; line > owner.line; line--) {
      int at = draft.content(line);
      int end = draft.end(line);
      if (draft.column(line) == owner.column && at < end && !LineWords.isDash(draft.text, at, end)) {
        return draft.text.substring(at, LineWords.endOfWord(draft.text, at, end)).toLowerCase(Locale.ROOT);
      }
    }
    return "";
  }

  private boolean isThere(String key, Layout.Level owner, int before) {
    for (int line = owner.line; line < before; line++) {
      int at = draft.content(line);
      int stop = LineWords.endOfWord(draft.text, at, draft.end(line));
      if (draft.column(line) == owner.column && draft.text.substring(at, stop).equalsIgnoreCase(key)) {
        return true;
      }
    }
    return false;
  }
}
