package io.heartrule.compiler.read;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Severity;

/**
 * Goes over the value of a key or item, to its last line, so that nothing inside a text is taken for
 * a key; finds and repairs what makes YAML lose or refuse it.
 */
final class ValueScan {
  private final Draft draft;
  private final String text;
  private final PlainText plainText;
  private final BlockText blockText;
  private boolean empty;
  private int textIndent;
  private boolean emptyBlock;

  ValueScan(Draft draft) {
    this.draft = draft;
    this.text = draft.text;
    this.plainText = new PlainText(draft);
    this.blockText = new BlockText(draft, plainText);
  }

  /** Nothing stood there: a list or map may follow on the next lines. */
  boolean empty() {
    return empty;
  }

  /** Where a further line of the value just read should begin; -1 if it can have none. */
  int textIndent() {
    return textIndent;
  }

  /** The value was {@code |} with no text below it that would be indented enough. */
  boolean emptyBlock() {
    return emptyBlock;
  }

  /**
   * @param from offset of the value
   * @param parent column, from 0, of the key or dash it belongs to
   * @param key the word before it, or null for a list item
   * @return the first line after the value
   */
  int scan(int line, int from, int parent, String key) {
    int end = draft.end(line);
    int at = LineWords.skipBlanks(text, from, end);
    empty = at == end;
    textIndent = -1;
    emptyBlock = false;
    if (empty) {
      return line + 1;
    }
    return switch (text.charAt(at)) {
      case '#' -> comment(line, at, parent, key);
      case '"', '\'' -> quoted(line, at, parent);
      case '|', '>' -> block(line, at, parent);
      case '[' -> flow(line, at, parent, '[', ']');
      case '{' -> brace(line, at, parent, key);
      case '%', '@', '`' -> plain(line, at, parent, key, Code.HR017, String.valueOf(text.charAt(at)));
      case '*', '&', '!' -> property(line, at, parent, key);
      case ',', ']', '}' -> plain(line, at, parent, key, Code.HR002, "start");
      case '-', '?', ':' -> blankAfter(at, end)
          ? plain(line, at, parent, key, Code.HR002, "start")
          : plain(line, at, parent, key, null, null);
      default -> plain(line, at, parent, key, null, null);
    };
  }

  private boolean blankAfter(int at, int end) {
    return at + 1 == end || text.charAt(at + 1) == ' ' || text.charAt(at + 1) == '\t';
  }

  private int plain(int line, int from, int parent, String key, Code code, String variant) {
    textIndent = parent + 2;
    return plainText.scan(line, from, parent, key, code, variant);
  }

  /** A comment in place of a value, or a text that begins with {@code #}. */
  private int comment(int line, int at, int parent, String key) {
    int end = draft.end(line);
    int next = draft.nextFilled(line);
    boolean child = next <= draft.lines() && (draft.column(next) > parent
        || draft.column(next) == parent && LineWords.isDash(text, draft.content(next), draft.end(next)));
    if (!child && key != null && Keys.takesWords(key) && at + 1 < end && LostText.sticks(text, at, end)) {
      int stop = LineWords.trimmedEnd(text, at, end);
      draft.report(draft.at(at, stop, Code.HR009, text.substring(at, stop)).variant("all")
          .as(Severity.ERROR)
          .fix(draft.span(at, stop), Quotes.quoted(text.substring(at, stop))));
      Quotes.quote(draft, at, stop);
      return line + 1;
    }
    empty = true;
    return line + 1;
  }

  private int quoted(int line, int open, int parent) {
    char mark = text.charAt(open);
    int at = open + 1;
    for (int now = line; now <= draft.lines(); now++) {
      if (now > line) {
        if (LineWords.isBorder(draft, now) || draft.column(now) <= parent && LineWords.isKeyLine(draft, now)) {
          break;
        }
        at = draft.start(now);
      }
      int close = closing(at, draft.end(now), mark);
      if (close >= 0) {
        return behindQuote(line, open, now, close + 1, parent);
      }
    }
    return unclosed(line, open, parent, mark);
  }

  private int closing(int from, int end, char mark) {
    for (int at = from; at < end; at++) {
      char c = text.charAt(at);
      if (mark == '"' && c == '\\') {
        at++;
      } else if (c == mark) {
        if (mark == '\'' && at + 1 < end && text.charAt(at + 1) == mark) {
          at++;
        } else {
          return at;
        }
      }
    }
    return -1;
  }

  private int behindQuote(int first, int open, int line, int after, int parent) {
    int end = draft.end(line);
    int rest = LineWords.skipBlanks(text, after, end);
    if (rest == end || rest > after && text.charAt(rest) == '#') {
      int next = draft.nextFilled(line);
      if (rest < end || !plainText.continues(next, parent)) {
        return line + 1;
      }
      rest = draft.content(next);
      line = next;
    }
    int last = plainText.lastLine(line, parent);
    int stop = plainText.stop(rest, last);
    draft.report(draft.at(rest, plainText.stop(rest, line), Code.HR016, text.substring(open, after))
        .fix(draft.span(open, stop), Quotes.quoted(text.substring(open, stop))));
    Quotes.quote(draft, open, stop);
    return last + 1;
  }

  /** The text goes on to the last line that can be its own; there the mark is put. */
  private int unclosed(int line, int open, int parent, char mark) {
    int last = plainText.lastLine(line, parent);
    int stop = LineWords.trimmedEnd(text, Math.max(open + 1, draft.start(last)), draft.end(last));
    boolean other = stop > open + 1 && "”“＂’‘".indexOf(text.charAt(stop - 1)) >= 0;
    if (other) {
      draft.reportAndRepair(draft.at(stop - 1, stop, Code.HR002, mark, text.charAt(stop - 1)).variant("mixed"),
          stop - 1, stop, String.valueOf(mark));
    } else {
      draft.reportAndRepair(draft.at(open, open + 1, Code.HR002, mark).variant("quote"), stop, stop,
          String.valueOf(mark));
    }
    return last + 1;
  }

  private int block(int line, int at, int parent) {
    int end = draft.end(line);
    int header = at + 1;
    boolean indented = false;
    while (header < end && "+-123456789".indexOf(text.charAt(header)) >= 0) {
      indented |= Character.isDigit(text.charAt(header));
      header++;
    }
    int rest = LineWords.skipBlanks(text, header, end);
    if (rest < end && !(rest > header && text.charAt(rest) == '#')) {
      if (text.charAt(at) == '|') {
        draft.reportAndRepair(draft.at(at, header, Code.HR002).variant("bar"), at, rest, "");
        return scan(line, rest, parent, null);
      }
      return plain(line, at, parent, null, Code.HR002, "start");
    }
    int last = blockText.scan(line, parent, indented);
    textIndent = blockText.column();
    emptyBlock = last == line;
    return last + 1;
  }

  /** {@code [a, b]}, perhaps over several lines. */
  private int flow(int line, int open, int parent, char left, char right) {
    int depth = 0;
    char quote = 0;
    char before = ',';
    int at = open;
    for (int now = line; now <= draft.lines(); now++) {
      if (now > line) {
        if (LineWords.isBorder(draft, now) || draft.column(now) <= parent && beginsAnew(now)) {
          break;
        }
        at = draft.start(now);
      }
      int end = draft.end(now);
      for (; at < end; at++) {
        char c = text.charAt(at);
        if (quote != 0) {
          if (c == '\\' && quote == '"') {
            at++;
          } else if (c == quote) {
            quote = 0;
          }
        } else if ((c == '"' || c == '\'') && "[{,:".indexOf(before) >= 0) {
          quote = c;
        } else if (c == '#' && Chars.isBlank(text.charAt(at - 1))) {
          break;
        } else if (c == '[' || c == '{') {
          depth++;
        } else if ((c == ']' || c == '}') && --depth == 0) {
          return behindFlow(line, open, now, at + 1, parent);
        }
        before = Chars.isBlank(c) ? before : c;
      }
    }
    return plain(line, open, parent, null, Code.HR002, "bracket");
  }

  private boolean beginsAnew(int line) {
    int at = draft.content(line);
    int end = draft.end(line);
    return LineWords.isDash(text, at, end) || LineWords.colon(text, at, end) >= 0;
  }

  private int behindFlow(int first, int open, int line, int after, int parent) {
    int end = draft.end(line);
    int rest = LineWords.skipBlanks(text, after, end);
    if (rest == end || rest > after && text.charAt(rest) == '#') {
      return line + 1;
    }
    if (text.charAt(open) == '{') {
      return plain(first, open, parent, null, Code.HR010, "");
    }
    return plain(first, open, parent, null, Code.HR002, "bracket");
  }

  /** {@code {变量} …} without quotation marks, or a real map. */
  private int brace(int line, int open, int parent, String key) {
    if (key != null && Keys.takesText(key)) {
      int end = draft.end(line);
      int close = text.indexOf('}', open);
      boolean closed = close >= 0 && close < end;
      String inside = text.substring(open + 1, closed ? close : end);
      int rest = closed ? LineWords.skipBlanks(text, close + 1, end) : end;
      boolean alone = rest == end || rest > close + 1 && text.charAt(rest) == '#';
      boolean map = inside.isBlank() || inside.indexOf(':') >= 0;
      if (closed && !(alone && map)) {
        return plain(line, open, parent, key, Code.HR010, "");
      }
    }
    return flow(line, open, parent, '{', '}');
  }

  /** Anchors, aliases and tags are left to YAML, which reports them; what only looks like one is a text. */
  private int property(int line, int at, int parent, String key) {
    int end = draft.end(line);
    int stop = at + 1;
    boolean ascii = true;
    boolean word = false;
    while (stop < end && !Chars.isBlank(text.charAt(stop))) {
      char c = text.charAt(stop++);
      word |= Chars.isWord(c);
      ascii &= Chars.isWord(c) || c == '-' || text.charAt(at) == '!' && "!:/.,<>".indexOf(c) >= 0;
    }
    char sign = text.charAt(at);
    int rest = LineWords.skipBlanks(text, stop, end);
    boolean real = ascii && word && (sign != '*'
        || (rest == end || text.charAt(rest) == '#') && text.contains('&' + text.substring(at + 1, stop)));
    if (!real) {
      return plain(line, at, parent, key, Code.HR017, String.valueOf(sign));
    }
    if (sign == '*') {
      return line + 1;
    }
    return scan(line, rest, parent, key);
  }
}
