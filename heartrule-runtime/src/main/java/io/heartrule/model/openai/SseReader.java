package io.heartrule.model.openai;

import io.heartrule.model.ModelException.Reason;
import java.io.IOException;
import java.util.Arrays;
import okio.BufferedSource;

/**
 * Splits a stream of server-sent events into their data. Lines may end in LF, CR or both; bytes become text line by
 * line, so a character split between two packets is whole again. Not thread-safe.
 */
final class SseReader {
  /** No answer of a counselor's model comes near; stops a server that never ends. */
  private static final int MAX_LINE = 1 << 20;
  private static final long MAX_STREAM = 16L << 20;

  private final BufferedSource source;
  private byte[] line = new byte[512];
  private int length;
  private long total;
  private boolean afterCarriageReturn;
  private boolean ended;

  SseReader(BufferedSource source) {
    this.source = source;
  }

  /**
   * One event.
   *
   * @param name the {@code event:} field or ""
   * @param data the {@code data:} lines joined by LF
   * @param complete false if the stream ended before the blank line that closes an event
   */
  record Event(String name, String data, boolean complete) {}

  /** The next event that has data, or null at the end of the stream; comments and other fields are skipped. */
  Event next() throws IOException, AttemptFailure {
    String name = "";
    StringBuilder data = null;
    while (!ended) {
      String text = readLine();
      if (text.isEmpty() && !ended) {
        if (data != null) {
          return new Event(name, data.toString(), true);
        }
        name = "";
      } else if (isField(text, "data")) {
        data = data == null ? new StringBuilder() : data.append('\n');
        data.append(value(text));
      } else if (isField(text, "event")) {
        name = value(text);
      }
    }
    return data == null ? null : new Event(name, data.toString(), false);
  }

  private static boolean isField(String line, String field) {
    return line.startsWith(field) && (line.length() == field.length() || line.charAt(field.length()) == ':');
  }

  private static String value(String line) {
    int colon = line.indexOf(':');
    if (colon < 0) {
      return "";
    }
    int start = colon + 1 < line.length() && line.charAt(colon + 1) == ' ' ? colon + 2 : colon + 1;
    return line.substring(start);
  }

  /** A line without its end; sets {@code ended} where the stream ends instead. */
  private String readLine() throws IOException, AttemptFailure {
    length = 0;
    while (!source.exhausted()) {
      byte next = source.readByte();
      if (++total > MAX_STREAM) {
        throw AttemptFailure.lasting(Reason.UNREADABLE, "the stream is longer than 16 MB");
      }
      boolean secondHalf = afterCarriageReturn && next == '\n';
      afterCarriageReturn = next == '\r';
      if (secondHalf) {
        continue;
      }
      if (next == '\n' || next == '\r') {
        return Utf8.decode(line, length);
      }
      append(next);
    }
    ended = true;
    return Utf8.decode(line, length);
  }

  private void append(byte next) throws AttemptFailure {
    if (length == MAX_LINE) {
      throw AttemptFailure.lasting(Reason.UNREADABLE, "a line of the stream is longer than 1 MB");
    }
    if (length == line.length) {
      line = Arrays.copyOf(line, length * 2);
    }
    line[length++] = next;
  }
}
