package io.heartrule.compiler.emit;

import io.heartrule.compiler.analyse.machine.Doc;

/**
 * The words of scripts in comments. The only way into a comment: {@code \} begins a Unicode escape
 * even there, and {@code *}{@code /} ends one, so both are replaced by their full-width forms.
 */
public final class Comments {
  private static final int LONGEST = 24;

  private Comments() {}

  /** For a comment at the end of a line: cut, on one line. */
  static String line(String text) {
    return clean(text, LONGEST, false);
  }

  /** For a comment at the end of a line: not cut. */
  static String whole(String text) {
    return clean(text, 500, false);
  }

  /** For a line of Javadoc: cut, on one line, without HTML and tags. */
  static String javadoc(String text) {
    return clean(text, LONGEST, true);
  }

  /** For a name in Javadoc: not cut. */
  public static String name(String text) {
    return clean(text, 200, true);
  }

  /** A path or place for a comment: not cut. */
  public static String place(Object place) {
    return clean(place.toString(), 500, true);
  }

  /** {@code family.yaml:12 - words}. */
  static String javadoc(Doc doc) {
    String words = clean(doc.text(), 80, true);
    return place(doc.place()) + (words.isEmpty() ? "" : " - " + words);
  }

  private static String clean(String text, int longest, boolean html) {
    StringBuilder out = new StringBuilder(Math.min(text.length(), longest) + 16);
    int count = 0;
    boolean space = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
        space = count > 0;
        continue;
      }
      if (c < 0x10000 && Literals.isHidden((char) c)) {
        continue;
      }
      if (space) {
        out.append(' ');
        count++;
        space = false;
      }
      if (count >= longest) {
        return out.toString().stripTrailing() + "…";
      }
      count++;
      append(out, c, html);
    }
    return out.toString();
  }

  private static void append(StringBuilder out, int c, boolean html) {
    if (c == '\\') {
      out.append('＼');
    } else if (c == '/' && !out.isEmpty() && out.charAt(out.length() - 1) == '*') {
      out.append('／');
    } else if (html && c == '&') {
      out.append("&amp;");
    } else if (html && c == '<') {
      out.append("&lt;");
    } else if (html && c == '>') {
      out.append("&gt;");
    } else if (html && c == '@') {
      out.append("&#64;");
    } else {
      out.appendCodePoint(c);
    }
  }
}
