package io.heartrule.compiler.report;

/**
 * Appends HTML. Whatever comes from a script goes through {@link #text} or an attribute and is escaped
 * there; tags and attribute names are the report's own.
 */
final class Html {
  private static final char REPLACEMENT = '\ufffd';

  private final StringBuilder out = new StringBuilder(1 << 14);

  /** @param attributes names and values by turns; one whose value is null is left out */
  Html open(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      if (attributes[i + 1] != null) {
        out.append(' ').append(attributes[i]).append("=\"");
        escape(attributes[i + 1]);
        out.append('"');
      }
    }
    out.append('>');
    return this;
  }

  Html close(String tag) {
    out.append("</").append(tag).append('>');
    return this;
  }

  /** Closes the tag and the line. */
  Html end(String tag) {
    return close(tag).line();
  }

  Html line() {
    out.append('\n');
    return this;
  }

  Html text(String text) {
    escape(text);
    return this;
  }

  /** An element with nothing but text in it. */
  Html element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close(tag);
  }

  /** What another writer has written. */
  Html add(Html other) {
    out.append(other.out);
    return this;
  }

  /** A style sheet or another text of the report's own. */
  Html trusted(String text) {
    out.append(text);
    return this;
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(isShown(text, i) ? c : REPLACEMENT);
      }
    }
  }

  /** Not control characters, nor what turns the direction of the text behind it, nor half a character. */
  private static boolean isShown(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
    } else if (Character.isLowSurrogate(c)) {
      return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
    boolean turns = c >= '\u202a' && c <= '\u202e' || c >= '\u2066' && c <= '\u2069';
    return !turns && (c == '\n' || c == '\t' || !Character.isISOControl(c)) && c < '\ufffe';
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
