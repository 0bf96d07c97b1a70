package io.heartrule.internal.chat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** Where the visitor's words come from: the terminal, or a file with one utterance a line. */
final class Visitor {
  private final Terminal terminal;
  private final Deque<String> lines;

  Visitor(Terminal terminal) {
    this.terminal = terminal;
    this.lines = null;
  }

  private Visitor(Deque<String> lines) {
    this.terminal = null;
    this.lines = lines;
  }

  /** Lines of a file; blank ones and those that begin with {@code #} are skipped. */
  static Visitor reading(Path file, ChatWords words) {
    Deque<String> lines = new ArrayDeque<>();
    try {
      for (String line : Files.readAllLines(file)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          lines.add(line.strip());
        }
      }
    } catch (IOException unreadable) {
      throw new ChatException(words.of("play.unreadable", file, unreadable.getMessage()));
    }
    return new Visitor(lines);
  }

  boolean isPlayed() {
    return lines != null;
  }

  /** Null when there are no more. */
  String next() {
    return isPlayed() ? lines.poll() : terminal.line();
  }
}
