package io.heartrule.compiler.read;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.diagnostic.Severity;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Text;
import io.heartrule.compiler.source.Located;
import io.heartrule.compiler.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Texts to templates: words and {@code {variable}} places, with what is wrong in their marks. */
final class TextReader {
  private static final int LONGEST_VARIABLE = 11;

  private final Diagnostics diagnostics;
  private final NameReader names;

  TextReader(Diagnostics diagnostics, NameReader names) {
    this.diagnostics = diagnostics;
    this.names = names;
  }

  Text read(Located located) {
    quotes(located);
    return new Text(located, pieces(located, true));
  }

  /** Without a look at its marks: the text is also read in another way that reports them. */
  Text quiet(Located located) {
    return new Text(located, pieces(located, false));
  }

  /** HR015 for what an author leaves where words are still to come; returns whether there is any. */
  boolean placeholder(Located located) {
    String text = located.text();
    int from = stretchOf(text, '。', '。');
    int to = from < 0 ? -1 : endOf(text, from, '。', '。');
    if (from < 0) {
      from = stretchOf(text, 'X', 'x');
      to = from < 0 ? -1 : endOf(text, from, 'X', 'x');
    }
    boolean found = from >= 0 && !partOfWord(text, from, to);
    if (found) {
      diagnostics.add(Diagnostic.at(located.span(from, to), Code.HR015, text.substring(from, to))
          .variant("dots").as(Severity.WARNING));
    }
    return found;
  }

  private static int stretchOf(String text, char one, char other) {
    for (int i = 0; i + 2 < text.length(); i++) {
      if (is(text, i, one, other) && is(text, i + 1, one, other) && is(text, i + 2, one, other)) {
        return i;
      }
    }
    return -1;
  }

  private static int endOf(String text, int from, char one, char other) {
    int to = from;
    while (to < text.length() && is(text, to, one, other)) {
      to++;
    }
    return to;
  }

  private static boolean is(String text, int i, char one, char other) {
    return text.charAt(i) == one || text.charAt(i) == other;
  }

  private static boolean partOfWord(String text, int from, int to) {
    return from > 0 && isLatin(text.charAt(from - 1)) || to < text.length() && isLatin(text.charAt(to));
  }

  private static boolean isLatin(char c) {
    return c < 128 && Character.isLetterOrDigit(c);
  }

  /** HR014: a whole text that is spoken, in “ ” as an input method types them in place of the script's own marks. */
  void wrapped(Located located) {
    String text = located.text();
    int last = text.length() - 1;
    if (last > 1 && text.charAt(0) == '“' && text.charAt(last) == '”' && located.span().text().equals(text)
        && text.indexOf('“', 1) < 0 && text.indexOf('”') == last) {
      diagnostics.add(Diagnostic.at(located.span(), Code.HR014, text).variant("whole")
          .fix(located.span(), Quotes.quoted(text.substring(1, last))));
    }
  }

  /** HR014: every “ needs its ”. */
  private void quotes(Located located) {
    String text = located.text();
    int last = text.length() - 1;
    if (last > 1 && text.charAt(0) == '“' && text.charAt(last) == '"' && text.indexOf('”') < 0
        && located.span().text().equals(text)) {
      diagnostics.add(Diagnostic.at(located.span(), Code.HR014, text).variant("mixed")
          .fix(located.span(), Quotes.quoted(text.substring(1, last))));
      return;
    }
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '“') {
        open.push(i);
      } else if (c == '”' && open.poll() == null) {
        stray(located, i, i + 1, "close");
        return;
      }
    }
    if (!open.isEmpty()) {
      stray(located, open.peekLast(), open.peekLast() + 1, "open");
    }
  }

  private void stray(Located located, int from, int to, String variant) {
    Span span = located.span(from, to);
    diagnostics.add(Diagnostic.at(span, Code.HR014, located.text().substring(from, to)).variant(variant)
        .fix(span, ""));
  }

  private List<Text.Piece> pieces(Located located, boolean report) {
    String text = located.text();
    int[] closings = closings(text);
    List<Text.Piece> pieces = new ArrayList<>();
    boolean reported = !report;
    int literal = 0;
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int end = closings[at];
      boolean twice = end > 0 && isTwice(text, at, end, closings);
      Text.Placeholder place = end <= 0 ? null : twice ? place(located, at + 1, end - 1) : place(located, at, end);
      if (place == null) {
        if (!reported && (c == '{' || c == '}')) {
          stray(located, at, Math.max(end, at + 1), end > 0 ? "empty" : "brace");
          reported = true;
        }
        at = Math.max(end, at + 1);
        continue;
      }
      if (report && twice) {
        Span span = located.span(at, end);
        diagnostics.add(Diagnostic.at(span, Code.HR014, text.substring(at, end)).variant("twice")
            .fix(span, text.substring(at + 1, end - 1)));
      }
      if (report && (c == '｛' || text.charAt(end - 1) == '｝')) {
        String better = "{" + text.substring(at + 1, end - 1).strip() + "}";
        diagnostics.add(Diagnostic.at(place.span(), Code.HR005, text.substring(at, end), better)
            .variant("text").fix(place.span(), better));
      }
      if (at > literal) {
        pieces.add(new Text.Literal(text.substring(literal, at)));
      }
      pieces.add(place);
      literal = end;
      at = end;
    }
    if (literal < text.length()) {
      pieces.add(new Text.Literal(text.substring(literal)));
    }
    return pieces;
  }

  /** {@code {{name}}}, as other template languages write it. */
  private static boolean isTwice(String text, int from, int end, int[] closings) {
    return text.startsWith("{{", from) && closings[from + 1] == end - 1
        && isPlausible(text.substring(from + 2, end - 2));
  }

  /** For each opening brace the index after the one that closes it; 0 for all else. */
  private static int[] closings(String text) {
    int[] closings = new int[text.length()];
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '{') {
        open.push(i);
      } else if (c == '}' && !open.isEmpty()) {
        closings[open.pop()] = i + 1;
      }
    }
    for (int i = 0; i < text.length(); i++) {
      if (closings[i] == 0 && (text.charAt(i) == '{' || text.charAt(i) == '｛')) {
        closings[i] = wideClosing(text, i);
      }
    }
    return closings;
  }

  /** With a full-width brace only around what may be a variable, for texts may use such marks too. */
  private static int wideClosing(String text, int from) {
    int last = Math.min(text.length(), from + LONGEST_VARIABLE + 4);
    for (int i = from + 1; i < last; i++) {
      char c = text.charAt(i);
      if (c == '｝' || c == '}') {
        return isPlausible(text.substring(from + 1, i)) ? i + 1 : 0;
      }
    }
    return 0;
  }

  private static boolean isPlausible(String name) {
    String trimmed = name.strip();
    return !trimmed.isEmpty() && trimmed.length() <= LONGEST_VARIABLE
        && trimmed.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '.');
  }

  private Text.Placeholder place(Located located, int from, int end) {
    String text = located.text();
    int dot = from + 1;
    while (dot < end && text.charAt(dot) != '.' && text.charAt(dot) != '．') {
      dot++;
    }
    boolean field = dot > from + 1 && dot < end - 1 && isPlausibleField(text.substring(dot + 1, end - 1));
    Name name = names.read(located.part(from + 1, field ? dot : end - 1));
    Name fieldName = field ? names.read(located.part(dot + 1, end - 1)) : null;
    return name == null ? null : new Text.Placeholder(name, fieldName, located.span(from, end));
  }

  /** A dot in prose or in a number is no field. */
  private static boolean isPlausibleField(String field) {
    String trimmed = field.strip();
    return !trimmed.isEmpty() && Character.isLetter(trimmed.codePointAt(0))
        && trimmed.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
  }
}
