package io.heartrule.internal.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one JSON value as models write it: full-width quotes, colons and commas as syntax, trailing
 * commas, unescaped quotes inside texts, raw line breaks, words in any letter case.
 */
final class LooseJson {
  /** The text is no JSON, or ends too early. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;
    final boolean cut;

    Unreadable(boolean cut, String message) {
      super(message, null, false, false);
      this.cut = cut;
    }
  }

  private static final int MAX_DEPTH = 20;

  private final String text;
  private int at;

  LooseJson(String text, int from) {
    this.text = text;
    this.at = from;
  }

  /** Where reading has stopped. */
  int at() {
    return at;
  }

  Map<String, Object> object(int depth) throws Unreadable {
    Map<String, Object> object = new LinkedHashMap<>();
    at++;
    for (;;) {
      skip(true);
      if (is('}', '｝')) {
        at++;
        return object;
      }
      String key = string().strip();
      skip(false);
      if (!is(':', '：')) {
        throw unreadable("no colon after " + key);
      }
      at++;
      Object value = value(depth + 1);
      if (object.containsKey(key) && !same(object.get(key), value)) {
        throw new Unreadable(false, "the key " + key + " stands twice");
      }
      object.put(key, value);
      skip(false);
      if (!is(',', '，') && !is('}', '｝') && !quote(peek())) {
        throw unreadable("no comma after the value of " + key);
      }
    }
  }

  private static boolean same(Object a, Object b) {
    return a == null ? b == null : a.equals(b);
  }

  private Object value(int depth) throws Unreadable {
    if (depth > MAX_DEPTH) {
      throw new Unreadable(false, "nested too deeply");
    }
    skip(false);
    char c = peek();
    if (c == '{' || c == '｛') {
      return object(depth);
    } else if (c == '[' || c == '［') {
      return array(depth);
    } else if (quote(c)) {
      return string();
    }
    return word();
  }

  private List<Object> array(int depth) throws Unreadable {
    List<Object> array = new ArrayList<>();
    at++;
    for (;;) {
      skip(true);
      if (is(']', '］')) {
        at++;
        return array;
      }
      array.add(value(depth + 1));
      skip(false);
      if (!is(',', '，') && !is(']', '］')) {
        throw unreadable("no comma in a list");
      }
    }
  }

  private Object word() throws Unreadable {
    int from = at;
    while (at < text.length() && wordCharacter(text.charAt(at))) {
      at++;
    }
    if (at == text.length()) {
      throw new Unreadable(true, "the text ends inside a value");
    }
    String word = text.substring(from, at);
    if (word.equalsIgnoreCase("true")) {
      return true;
    } else if (word.equalsIgnoreCase("false")) {
      return false;
    } else if (word.equalsIgnoreCase("null") || word.equals("None")) {
      return null;
    }
    try {
      double number = Double.parseDouble(word);
      boolean finite = !Double.isNaN(number) && !Double.isInfinite(number);
      if (finite && Character.digit(word.charAt(word.length() - 1), 10) >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Falls through to the one way out.
    }
    throw unreadable("a value that is neither text, number nor true/false");
  }

  private static boolean wordCharacter(char c) {
    return c < 128 && (Character.isLetterOrDigit(c) || c == '+' || c == '-' || c == '.');
  }

  private String string() throws Unreadable {
    char open = peek();
    if (!quote(open)) {
      throw unreadable("no quotation mark where a name or text begins");
    }
    StringBuilder out = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (closes(open, c) && ends(at + 1)) {
        at++;
        return out.toString();
      } else if (c == '\\' && at + 1 < text.length()) {
        at = escape(text, at, out);
      } else {
        out.append(c);
      }
    }
    throw new Unreadable(true, "the text ends inside a text");
  }

  static boolean quote(char c) {
    return c == '"' || c == '“' || c == '”' || c == '＂';
  }

  private static boolean closes(char open, char c) {
    return open == '"' ? c == '"' : c == '”' || c == '"' || c == '＂';
  }

  /** Whether a quotation mark before this place ends a text: only syntax may follow. */
  private boolean ends(int from) {
    int i = space(from);
    if (i == text.length()) {
      return true;
    }
    char c = text.charAt(i);
    if (c == '}' || c == ']' || c == '｝' || c == '］' || c == ':') {
      return true;
    } else if (c != ',' && c != '，' && c != '：') {
      return quote(c) && text.substring(from, i).indexOf('\n') >= 0;
    }
    int next = space(i + 1);
    if (next == text.length()) {
      return c == ',';
    }
    char after = text.charAt(next);
    return quote(after) || "{[]}｛［］｝".indexOf(after) >= 0
        || c == '：' && wordCharacter(after) || c == ',' && wordCharacter(after);
  }

  private int space(int from) {
    int i = from;
    while (i < text.length() && (Character.isWhitespace(text.charAt(i)) || text.charAt(i) == '\u3000')) {
      i++;
    }
    return i;
  }

  /** Decodes the escape at this place; gives the place of its last character. */
  static int escape(CharSequence text, int at, StringBuilder out) {
    char c = text.charAt(at + 1);
    switch (c) {
      case 'n' -> out.append('\n');
      case 't' -> out.append('\t');
      case 'r', 'b', 'f' -> out.append(' ');
      case 'u' -> {
        int code = at + 6 <= text.length() ? hex(text, at + 2) : -1;
        if (code >= 0) {
          out.append((char) code);
          return at + 5;
        }
        out.append(c);
      }
      default -> out.append(c);
    }
    return at + 1;
  }

  private static int hex(CharSequence text, int from) {
    int code = 0;
    for (int i = from; i < from + 4; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      code = code * 16 + digit;
    }
    return code;
  }

  private void skip(boolean commas) throws Unreadable {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (!Character.isWhitespace(c) && c != '\u3000' && !(commas && (c == ',' || c == '，'))) {
        return;
      }
      at++;
    }
    throw new Unreadable(true, "the text ends inside the object");
  }

  private boolean is(char half, char full) {
    return peek() == half || peek() == full;
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private Unreadable unreadable(String what) {
    return new Unreadable(at >= text.length(), what);
  }
}
