package io.heartrule.internal.engine;

import io.heartrule.Message;
import io.heartrule.Risk;
import java.util.List;

/** What an engine hands out in a crisis before its turn is done (N8). */
public interface CrisisDesk {
  /**
   * Literal crisis words are with the listener.
   *
   * @param messages everything said in this turn so far
   * @param rules the critical rules that have fired in this turn so far
   */
  void spoken(List<Message> messages, List<String> rules);

  /**
   * A critical rule has fired, or could not be judged.
   *
   * @param how phrase, model, program, retried or unjudged
   */
  void risk(Risk risk, String how);
}
