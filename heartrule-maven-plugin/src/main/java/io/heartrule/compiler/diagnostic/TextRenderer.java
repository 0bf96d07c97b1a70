package io.heartrule.compiler.diagnostic;

import io.heartrule.compiler.source.DisplayWidth;
import io.heartrule.compiler.source.SourceFile;
import io.heartrule.compiler.source.Span;
import java.util.List;

/**
 * Shows diagnostics as compilers do: place and message, the line of the script, carets, the next step.
 *
 * <pre>
 * src/main/heartrule/rules.yaml:12:5: error HR204: …
 *     call: 深度了解关系状况
 *           ^^^^^^^^^^^^^^^^
 *   help: …
 * </pre>
 */
public final class TextRenderer {
  /** Longer lines are cut around the place that is meant. */
  private static final int WIDEST = 120;
  private static final int CONTEXT_BEFORE = 40;
  private static final String CUT = "…";

  private final Messages messages;

  public TextRenderer(Messages messages) {
    this.messages = messages;
  }

  /** All of them, with the summary behind; {@code \n} after each line. */
  public String render(List<Diagnostic> diagnostics) {
    StringBuilder out = new StringBuilder();
    for (Diagnostic diagnostic : diagnostics) {
      out.append(render(diagnostic)).append("\n\n");
    }
    return out.append(Summary.of(diagnostics).text(messages)).append('\n').toString();
  }

  /** One of them; without a line break at the end. */
  public String render(Diagnostic diagnostic) {
    StringBuilder out = new StringBuilder(256);
    out.append(diagnostic.span()).append(": ").append(diagnostic.severity()).append(' ')
        .append(diagnostic.code()).append(": ").append(messages.message(diagnostic));
    excerpt(diagnostic.span(), out);
    String help = messages.help(diagnostic);
    if (!help.isEmpty()) {
      String label = "  " + messages.text("help.label");
      String indent = " ".repeat(DisplayWidth.of(label));
      String start = label;
      for (String line : help.split("\n", -1)) {
        out.append('\n').append(start).append(line);
        start = indent;
      }
    }
    return out.toString();
  }

  private static void excerpt(Span span, StringBuilder out) {
    SourceFile file = span.file();
    int line = span.line();
    int lineStart = file.lineStart(line);
    int lineEnd = file.lineEnd(line);
    int start = Math.min(span.start(), lineEnd);
    int end = Math.max(start, Math.min(span.end(), lineEnd));
    if (file.lineText(line).isBlank() && end == start) {
      return;
    }
    int from = lineStart;
    int to = lineEnd;
    if (width(file.text(), lineStart, lineEnd) > WIDEST) {
      from = back(file.text(), start, lineStart, CONTEXT_BEFORE);
      to = forth(file.text(), from, lineEnd, WIDEST);
    }
    end = Math.max(start, Math.min(end, to));
    out.append('\n').append(from > lineStart ? CUT : "");
    shown(file.text(), from, to, out);
    out.append(to < lineEnd ? CUT : "").append('\n').append(from > lineStart ? " " : "");
    pad(file.text(), from, start, out);
    out.append("^".repeat(Math.max(1, width(file.text(), start, end))));
  }

  private static int width(String text, int from, int to) {
    int width = 0;
    for (int i = from; i < to; i += Character.charCount(text.codePointAt(i))) {
      width += DisplayWidth.of(text.codePointAt(i));
    }
    return width;
  }

  private static int back(String text, int start, int limit, int columns) {
    int left = columns;
    int i = start;
    while (i > limit) {
      int point = text.codePointBefore(i);
      left -= DisplayWidth.of(point);
      if (left < 0) {
        break;
      }
      i -= Character.charCount(point);
    }
    return i;
  }

  private static int forth(String text, int start, int limit, int columns) {
    int left = columns;
    int i = start;
    while (i < limit) {
      int point = text.codePointAt(i);
      left -= DisplayWidth.of(point);
      if (left < 0) {
        break;
      }
      i += Character.charCount(point);
    }
    return i;
  }

  /** Control characters would act on the terminal: a script is a stranger's text. */
  private static void shown(String text, int from, int to, StringBuilder out) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      out.append(c != '\t' && Character.isISOControl(c) ? '\ufffd' : c);
    }
  }

  /** Blanks as wide as the text; a tab stays a tab, so that its width on the terminal does not matter. */
  private static void pad(String text, int from, int to, StringBuilder out) {
    for (int i = from; i < to; i += Character.charCount(text.codePointAt(i))) {
      int point = text.codePointAt(i);
      out.append(point == '\t' ? "\t" : " ".repeat(DisplayWidth.of(point)));
    }
  }
}
