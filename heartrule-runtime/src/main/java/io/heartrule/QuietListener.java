package io.heartrule;

import io.heartrule.trace.TraceEvent;
import java.util.function.Consumer;

/**
 * The listeners of one conversation: the app's, which hears all, and this conversation's own. Keeps a turn safe from
 * those that fail, and tells the log what an operator must know.
 */
final class QuietListener implements ConversationListener {
  private static final System.Logger LOG = System.getLogger(ConversationListener.class.getName());

  private final ConversationListener all;
  private ConversationListener own = new ConversationListener() { };

  QuietListener(ConversationListener all) {
    this.all = all;
  }

  /** Replaces the one before. */
  void own(ConversationListener listener) {
    this.own = listener;
  }

  @Override
  public boolean wantsText() {
    return wantsText(all) || wantsText(own);
  }

  @Override
  public void text(String piece) {
    // One may want what the other has said it does not.
    quietly(l -> {
      if (l.wantsText()) {
        l.text(piece);
      }
    });
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

  private static boolean wantsText(ConversationListener listener) {
    boolean[] wants = {false};
    quietly(listener, l -> wants[0] = l.wantsText());
    return wants[0];
  }

  private void quietly(Consumer<ConversationListener> call) {
    quietly(all, call);
    quietly(own, call);
  }

  private static void quietly(ConversationListener listener, Consumer<ConversationListener> call) {
    try {
      call.accept(listener);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "A conversation listener has failed", e);
    }
  }
}
