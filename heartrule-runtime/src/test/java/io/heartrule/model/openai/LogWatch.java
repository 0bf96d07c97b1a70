package io.heartrule.model.openai;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Collects everything that any logger of the JVM says, at the finest level for ours. */
final class LogWatch extends Handler implements AutoCloseable {
  private final StringBuffer lines = new StringBuffer();
  private final Logger root = Logger.getLogger("");
  private final Logger ours = Logger.getLogger(OpenAiModel.class.getName());

  LogWatch() {
    setLevel(Level.ALL);
    ours.setLevel(Level.ALL);
    ours.setUseParentHandlers(false);
    ours.addHandler(this);
    root.addHandler(this);
  }

  @Override
  public void publish(LogRecord line) {
    lines.append(line.getLevel()).append(' ').append(line.getMessage()).append('\n');
    if (line.getThrown() != null) {
      lines.append(line.getThrown()).append('\n');
    }
  }

  String lines() {
    return lines.toString();
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    ours.removeHandler(this);
    root.removeHandler(this);
  }
}
