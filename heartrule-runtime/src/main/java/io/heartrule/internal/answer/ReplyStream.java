package io.heartrule.internal.answer;

import io.heartrule.model.LanguageModel.TextListener;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Hands on a reply while it is being written, but only once every field ahead of it has been read
 * and judged (N5). Used by one thread.
 */
public final class ReplyStream implements TextListener {
  /** Fields ahead of a reply are short; whatever is longer is not looked through again and again. */
  private static final int LONGEST_AHEAD = 20_000;

  private final String key;
  private final Predicate<Map<String, Object>> gate;
  private final Consumer<String> out;
  private final StringBuilder raw = new StringBuilder();
  private int at = -1;
  private boolean closed;
  private boolean shown;

  /**
   * @param replyName the field that holds the reply
   * @param gate judges the fields ahead of it
   */
  public ReplyStream(String replyName, Predicate<Map<String, Object>> gate, Consumer<String> out) {
    this.key = '"' + replyName + '"';
    this.gate = gate;
    this.out = out;
  }

  /** Whether anything has been handed on. */
  public boolean hasShown() {
    return shown;
  }

  @Override
  public void text(String piece) {
    if (closed || piece == null) {
      return;
    }
    raw.append(piece);
    if (at < 0) {
      begin();
    }
    if (at >= 0 && !closed) {
      show();
    }
  }

  private void begin() {
    int start = topLevelKey();
    if (start < 0) {
      closed = raw.length() > LONGEST_AHEAD;
      return;
    }
    int i = space(start + key.length());
    if (i < raw.length() && raw.charAt(i) != ':' && raw.charAt(i) != '：') {
      closed = true;
      return;
    }
    i = space(i + 1);
    if (i >= raw.length()) {
      return;
    }
    AnswerReader.Found ahead = AnswerReader.read(raw.substring(0, start) + "}", false);
    if (raw.charAt(i) == '"' && ahead.object() != null && gate.test(ahead.object())) {
      at = i + 1;
    } else {
      closed = true;
    }
  }

  /** Where the key stands directly inside the object, not inside a text. */
  private int topLevelKey() {
    boolean inside = false;
    int depth = 0;
    for (int i = Thoughts.end(raw); i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (inside) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          inside = false;
        }
      } else if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        depth--;
      } else if (c == '"') {
        if (depth == 1 && matches(i)) {
          return i;
        }
        inside = true;
      }
    }
    return -1;
  }

  private boolean matches(int from) {
    if (from + key.length() > raw.length()) {
      return false;
    }
    for (int i = 0; i < key.length(); i++) {
      if (raw.charAt(from + i) != key.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void show() {
    StringBuilder piece = new StringBuilder();
    while (at < raw.length()) {
      char c = raw.charAt(at);
      if (c == '\\') {
        boolean whole = at + 1 < raw.length() && (raw.charAt(at + 1) != 'u' || at + 6 <= raw.length());
        if (!whole) {
          break;
        }
        at = LooseJson.escape(raw, at, piece) + 1;
      } else if (c == '"') {
        int next = space(at + 1);
        if (next >= raw.length()) {
          break;
        }
        if (raw.charAt(next) == ',' || raw.charAt(next) == '，' || raw.charAt(next) == '}') {
          closed = true;
          break;
        }
        piece.append(c);
        at++;
      } else {
        piece.append(c);
        at++;
      }
    }
    if (piece.length() > 0) {
      shown = true;
      out.accept(piece.toString());
    }
  }

  private int space(int from) {
    int i = from;
    while (i < raw.length() && Character.isWhitespace(raw.charAt(i))) {
      i++;
    }
    return i;
  }
}
