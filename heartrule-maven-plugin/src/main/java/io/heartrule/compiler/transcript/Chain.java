package io.heartrule.compiler.transcript;

import io.heartrule.compiler.emit.Comments;
import io.heartrule.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;

/** A statement over several lines, each with the place that it comes from. */
final class Chain {
  private record Line(String code, Span place) {}

  private final List<Line> lines = new ArrayList<>();

  /** @param place null for none */
  Chain line(String code, Span place) {
    lines.add(new Line(code, place));
    return this;
  }

  /** Goes on with the last line, before its comment. */
  Chain append(String code) {
    Line last = lines.remove(lines.size() - 1);
    return line(last.code + code, last.place);
  }

  void writeTo(StringBuilder out) {
    append(";");
    for (Line line : lines) {
      out.append(line.code);
      if (line.place != null) {
        out.append("  // ").append(Comments.place(line.place.place()));
      }
      out.append('\n');
    }
  }
}
