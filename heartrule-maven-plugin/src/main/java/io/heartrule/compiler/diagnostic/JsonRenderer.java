package io.heartrule.compiler.diagnostic;

import io.heartrule.compiler.source.Span;
import java.util.List;

/**
 * Shows diagnostics as the JSON that editors and build servers read ({@code diagnostics.json}).
 *
 * <p>Lines and columns count from 1, columns in characters (code points), ends are exclusive. The
 * start and end of a fix are offsets from 0 into the file's text, in characters too, a byte order mark
 * not counted. A diagnostic without a fix has {@code "fix": null}.
 */
public final class JsonRenderer {
  private final Messages messages;

  public JsonRenderer(Messages messages) {
    this.messages = messages;
  }

  /** In the order given. */
  public String render(List<Diagnostic> diagnostics) {
    JsonWriter json = new JsonWriter().beginArray();
    for (Diagnostic diagnostic : diagnostics) {
      Span span = diagnostic.span();
      json.beginObject()
          .field("file", span.file().path())
          .field("line", span.line())
          .field("column", span.column())
          .field("endLine", span.endLine())
          .field("endColumn", span.endColumn())
          .field("code", diagnostic.code().name())
          .field("severity", diagnostic.severity().toString())
          .field("message", messages.message(diagnostic))
          .field("help", messages.help(diagnostic))
          .key("fix");
      if (diagnostic.fix() == null) {
        json.nothing();
      } else {
        Span place = diagnostic.fix().span();
        json.beginObject()
            .field("start", characters(place, place.start()))
            .field("end", characters(place, place.end()))
            .field("replacement", diagnostic.fix().replacement())
            .endObject();
      }
      json.endObject();
    }
    return json.endArray().toString();
  }

  private static int characters(Span span, int offset) {
    return span.file().text().codePointCount(0, offset);
  }
}
