package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.source.Span;

/** The keys of a script as places to point at. */
final class Keys {
  private Keys() {}

  /** The key with which an item begins: {@code rule}, {@code open_rule}. */
  static Span head(Span item) {
    String text = item.file().text();
    int end = item.start();
    while (end < item.end() && Character.isLetter(text.charAt(end)) || end < item.end() && text.charAt(end) == '_') {
      end++;
    }
    return end == item.start() ? item : new Span(item.file(), item.start(), end);
  }

  /** The key of a value, if it stands before it in the same line; else the value. */
  static Span of(Span value) {
    int line = value.file().lineStart(value.line());
    String before = value.file().text().substring(line, value.start());
    int start = 0;
    while (start < before.length() && " -\t".indexOf(before.charAt(start)) >= 0) {
      start++;
    }
    Span key = head(new Span(value.file(), line + start, value.start()));
    return key.end() < value.start() && key.end() > key.start() && before.indexOf(':', start) >= 0 ? key : value;
  }
}
