package io.heartrule.compiler.read;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;

/** Goes over an unquoted text, which YAML ends at a comment and cuts at a colon. */
final class PlainText {
  private final Draft draft;
  private final String text;

  PlainText(Draft draft) {
    this.draft = draft;
    this.text = draft.text;
  }

  /**
   * @param code why the text has to be quoted, or null
   * @return the first line after the text
   */
  int scan(int line, int from, int parent, String key, Code code, String variant) {
    int last = line;
    int begin = from;
    int stop;
    int comment;
    int colon = -1;
    while (true) {
      int end = draft.end(last);
      comment = comment(begin, end, key);
      stop = LineWords.trimmedEnd(text, begin, comment < 0 ? end : comment);
      if (colon < 0) {
        colon = LineWords.colon(text, begin, stop);
      }
      int next = afterComments(last, parent);
      if (!continues(next, parent)) {
        break;
      }
      if (comment >= 0 || hasCommentBetween(last, next)) {
        lost(line, last, comment, next, key);
      }
      indentation(next, parent);
      last = next;
      begin = draft.content(next);
    }
    cleanEnd(stop, draft.end(last), comment);
    if (code != null) {
      quote(from, stop, Diagnostic.at(draft.span(from, stop), code, text.substring(from, Math.min(stop, from + 1)))
          .variant(variant == null || code != Code.HR002 ? "" : variant));
    } else if (colon >= 0 && key != null && Keys.takesSmallMap(key)) {
      Quotes.quote(draft, from, stop); // the braces are missing, which is said where the map is read
    } else if (colon >= 0) {
      quote(from, stop, draft.at(colon, colon + 1, Code.HR002).variant("colon"));
    }
    if (comment >= 0 && LostText.likely(text, from, comment, draft.end(last), key)) {
      int tail = LineWords.trimmedEnd(text, comment, draft.end(last));
      Diagnostic warning = draft.at(comment, tail, Code.HR009, text.substring(comment, tail));
      draft.report(code != null || colon >= 0 ? warning
          : warning.fix(draft.span(from, tail), Quotes.quoted(text.substring(from, tail))));
    }
    return last + 1;
  }

  /** The {@code #} of a comment, or -1; also one behind a blank that YAML takes for text. */
  private int comment(int begin, int end, String key) {
    int comment = LineWords.comment(text, begin, end);
    for (int at = begin + 1; at < (comment < 0 ? end : comment); at++) {
      boolean odd = text.charAt(at) == '#' && Chars.isOddBlank(text.charAt(at - 1));
      if (odd && key != null && (!Keys.takesText(key) || !LostText.sticks(text, at, end))) {
        int from = LineWords.trimmedEnd(text, begin, at);
        char found = text.charAt(at - 1);
        draft.reportAndRepair(draft.at(from, at, Indentation.code(found), key, Chars.name(found)).variant("comment"),
            from, at, " ");
        return at;
      }
    }
    return comment;
  }

  private void quote(int from, int stop, Diagnostic diagnostic) {
    draft.report(diagnostic.fix(draft.span(from, stop), Quotes.quoted(text.substring(from, stop))));
    Quotes.quote(draft, from, stop);
  }

  /** Whether a line belongs to a text whose key or dash stands in a column to its left. */
  boolean continues(int line, int parent) {
    if (line > draft.lines() || draft.column(line) <= parent || LineWords.isBorder(draft, line)) {
      return false;
    }
    return text.charAt(draft.content(line)) != '#' && !LineWords.isKeyLine(draft, line);
  }

  /** The last line of the text that begins in a line. */
  int lastLine(int line, int parent) {
    int last = line;
    for (int next = draft.nextFilled(line); continues(next, parent); next = draft.nextFilled(next)) {
      last = next;
    }
    return last;
  }

  /** Where a text that reaches into a line ends in it: before a comment and blanks. */
  int stop(int from, int line) {
    int begin = Math.max(from, draft.content(line));
    int comment = LineWords.comment(text, begin, draft.end(line));
    return LineWords.trimmedEnd(text, begin, comment < 0 ? draft.end(line) : comment);
  }

  private int afterComments(int line, int parent) {
    int next = draft.nextFilled(line);
    while (next <= draft.lines() && text.charAt(draft.content(next)) == '#' && draft.column(next) > parent) {
      next = draft.nextFilled(next);
    }
    return next;
  }

  private boolean hasCommentBetween(int line, int next) {
    return draft.nextFilled(line) < next;
  }

  /** A comment, or several, before a further line of the text: they go above it. */
  private void lost(int first, int line, int comment, int next, String key) {
    if (draft.full()) {
      return;
    }
    int begin = comment >= 0 ? comment : draft.content(draft.nextFilled(line));
    int beginLine = comment >= 0 ? line : draft.nextFilled(line);
    int head = draft.start(first);
    String indent = text.substring(head, draft.content(first));
    StringBuilder comments = new StringBuilder();
    if (comment >= 0) {
      int cut = LineWords.trimmedEnd(text, head, comment);
      comments.append(indent).append(text, comment, draft.end(line)).append('\n');
      draft.replace(cut, draft.end(line), "");
    }
    int last = line;
    for (int now = draft.nextFilled(line); now < next; now = draft.nextFilled(now)) {
      comments.append(indent).append(text, draft.content(now), draft.end(now)).append('\n');
      draft.replace(draft.end(last), draft.end(now), "");
      last = now;
    }
    int kept = comment >= 0 ? LineWords.trimmedEnd(text, head, comment) : draft.end(line);
    draft.report(draft.at(begin, draft.end(beginLine), Code.HR008, key == null ? "" : key)
        .fix(draft.span(head, draft.end(last)), comments + text.substring(head, kept)));
  }

  /** A further line that is indented with odd blanks only does not count as indented for YAML. */
  private void indentation(int line, int parent) {
    if (draft.spaces(line) <= parent && draft.oddlyIndented(line)) {
      Indentation.report(draft, line, parent + 2);
    }
  }

  /** Full-width and no-break spaces behind a text are nobody's intention. */
  private void cleanEnd(int stop, int end, int comment) {
    int until = comment < 0 ? end : stop;
    for (int at = stop; at < until; at++) {
      if (Chars.isOddBlank(text.charAt(at))) {
        draft.replace(at, at + 1, " ");
      }
    }
  }
}
