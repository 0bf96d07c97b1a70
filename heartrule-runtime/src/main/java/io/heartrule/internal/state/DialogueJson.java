package io.heartrule.internal.state;

import io.heartrule.internal.json.Json;
import java.util.List;

/** The dialogue as JSON. Lines are only ever added: what has been written once is not written again. */
final class DialogueJson {
  private final StringBuilder written = new StringBuilder();
  private int lines;

  /** All lines, with commas between them. */
  CharSequence of(List<Line> dialogue) {
    while (lines < dialogue.size()) {
      line(dialogue.get(lines++));
    }
    return written;
  }

  private void line(Line line) {
    written.append(written.length() == 0 ? "{" : ",{").append(line.visitor() ? "\"visitor\":" : "\"counselor\":")
        .append(Json.quote(line.name())).append(",\"text\":").append(Json.quote(line.text()));
    if (line.brief() != null) {
      written.append(",\"brief\":").append(Json.quote(line.brief()));
    }
    if (line.seen() != null) {
      written.append(",\"seen\":").append(Json.quote(line.seen()));
    }
    written.append('}');
  }
}
