package io.heartrule;

import io.heartrule.trace.TraceEvent;
import java.util.function.Consumer;

/** Keeps a turn safe from listeners that fail, and tells the log what an operator must know. */
final class QuietListener implements ConversationListener {
  private static final System.Logger LOG = System.getLogger(ConversationListener.class.getName());


  private final ConversationListener listener;

  QuietListener(ConversationListener listener) {
    this.listener = listener;
  }

  @Override
  public boolean wantsText() {
    boolean[] wants = {false};
    quietly(l -> wants[0] = l.wantsText());
    return wants[0];
  }

  @Override
  public void text(String piece) {
    quietly(l -> l.text(piece));
  }

  @Override
  public void retracted() {
    quietly(ConversationListener::retracted);
  }

  @Override
  public void message(Message message) {
    quietly(l -> l.message(message));
  }

  @Override
  public void risk(RiskRaised raised) {
    if (raised.risk().level() == Risk.Level.FIRED) {
      LOG.log(System.Logger.Level.WARNING, () -> "Critical rule " + raised.risk().rule() + " has fired (" + raised.how()
          + ") in conversation " + raised.conversation());
    }
    quietly(l -> l.risk(raised));
  }

  @Override
  public void event(TraceEvent event) {
    if (event instanceof TraceEvent.RiskUnknown) {
      LOG.log(System.Logger.Level.WARNING, event::toJson);
    }
    quietly(l -> l.event(event));
  }

  private void quietly(Consumer<ConversationListener> call) {
    try {
      call.accept(listener);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "A conversation listener has failed", e);
    }
  }
}
