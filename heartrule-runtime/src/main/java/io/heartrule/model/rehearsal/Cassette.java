package io.heartrule.model.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Recorded calls of a conversation, in the order in which they were answered. An immutable value.
 *
 * <p>As a file: UTF-8, one JSON object per line; blank lines and lines that begin with {@code #} are skipped. A line
 * can be written by hand:
 *
 * <pre>{"purpose":"turn","position":"first_day.yaml:9 aiAsk1","answer":{"EXIT":false,"心谷向导":"怎么称呼你？"}}</pre>
 *
 * {@code text} instead of {@code answer} gives the text exactly; {@code fails} names a reason of
 * {@link io.heartrule.model.ModelException.Reason} in small letters; {@code fields}, {@code cut} and {@code usage} may
 * be left out.
 *
 * @param name what messages call it, such as the file name
 * @param takes in order
 */
public record Cassette(String name, List<Take> takes) {

  /** Copies the list. */
  public Cassette {
    takes = List.copyOf(takes);
  }

  /**
   * Reads a cassette.
   *
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if a line is none; names file and line, quotes nothing
   */
  public static Cassette read(Path file) throws IOException {
    return parse(String.valueOf(file.getFileName()), Files.readString(file));
  }

  /**
   * Reads the text of a cassette.
   *
   * @throws IllegalArgumentException if a line is none
   */
  public static Cassette parse(String name, String text) {
    List<Take> takes = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String content = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
      if (content.isBlank() || content.startsWith("#")) {
        continue;
      }
      try {
        takes.add(TakeJson.read(content));
      } catch (IllegalArgumentException wrong) {
        throw new IllegalArgumentException(name + ":" + number + ": this line " + wrong.getMessage(), wrong);
      }
    }
    return new Cassette(name, takes);
  }

  /** The lines of the file, each ended by LF; the same takes give the same text. */
  public String text() {
    StringBuilder text = new StringBuilder();
    takes.forEach(take -> text.append(TakeJson.write(take)).append('\n'));
    return text.toString();
  }
}
