package io.heartrule.example.app;

import io.heartrule.ConversationListener;
import io.heartrule.Message;
import java.io.PrintStream;

/** Shows replies while they are written. */
final class Screen implements ConversationListener {
  private final PrintStream out;
  private final StringBuilder written = new StringBuilder();

  Screen(PrintStream out) {
    this.out = out;
  }

  @Override
  public boolean wantsText() {
    return true;
  }

  @Override
  public void text(String piece) {
    written.append(piece);
    out.print(piece);
  }

  @Override
  public void retracted() {
    written.setLength(0);
    out.println(" …");
  }

  @Override
  public void message(Message message) {
    // What was written piece by piece is there already.
    boolean isThere = written.toString().strip().equals(message.text().strip());
    out.println(isThere ? "" : message.text());
    written.setLength(0);
  }
}
