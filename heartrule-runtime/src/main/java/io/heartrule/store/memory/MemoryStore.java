package io.heartrule.store.memory;

import io.heartrule.store.ConversationStore;
import io.heartrule.store.StoredConversation;
import io.heartrule.store.StoredTurn;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps everything in maps, under one lock. */
public final class MemoryStore implements ConversationStore {
  private record TurnKey(String conversation, String turn) {}

  private record VisitorKey(String library, String visitor) {}

  private final Map<String, StoredConversation> conversations = new HashMap<>();
  private final Map<TurnKey, StoredTurn> turns = new HashMap<>();
  /** The last turn of a conversation that handed out words early. */
  private final Map<String, TurnKey> lastSpoken = new HashMap<>();
  private final Map<VisitorKey, String> visitors = new HashMap<>();

  @Override
  public synchronized void create(StoredConversation conversation) {
    if (conversations.putIfAbsent(conversation.id(), conversation) != null) {
      throw new IllegalStateException("A conversation " + conversation.id() + " is there already");
    }
  }

  @Override
  public synchronized Optional<StoredConversation> conversation(String id) {
    return Optional.ofNullable(conversations.get(id));
  }

  @Override
  public synchronized Optional<StoredTurn> turn(String conversation, String turn) {
    return Optional.ofNullable(turns.get(new TurnKey(conversation, turn)));
  }

  @Override
  public synchronized boolean accept(StoredTurn turn) {
    TurnKey key = new TurnKey(turn.conversation(), turn.turn());
    StoredTurn known = turns.get(key);
    if (conversations.get(turn.conversation()).version() != turn.base() || known != null && known.isDone()) {
      return false;
    }
    turns.put(key, turn);
    return true;
  }

  @Override
  public synchronized void spoken(String conversation, String turn, String spoken) {
    TurnKey key = new TurnKey(conversation, turn);
    if (turns.computeIfPresent(key, (k, t) ->
        new StoredTurn(t.conversation(), t.turn(), t.base(), t.text(), t.observations(), spoken, t.result())) != null) {
      lastSpoken.put(conversation, key);
    }
  }

  @Override
  public synchronized Optional<StoredTurn> brokenOff(String conversation) {
    TurnKey last = lastSpoken.get(conversation);
    return Optional.ofNullable(last == null ? null : turns.get(last)).filter(turn -> !turn.isDone()
        && turn.spoken() != null && turn.base() == conversations.get(conversation).version());
  }

  @Override
  public synchronized boolean complete(StoredTurn turn, StoredConversation state, String visitorRecord) {
    if (conversations.get(turn.conversation()).version() != turn.base()) {
      return false;
    }
    conversations.put(state.id(), state);
    turns.put(new TurnKey(turn.conversation(), turn.turn()), turn);
    lastSpoken.remove(turn.conversation());
    if (visitorRecord != null) {
      visitors.put(new VisitorKey(state.library(), state.visitor()), visitorRecord);
    }
    return true;
  }

  @Override
  public synchronized Optional<String> visitor(String library, String visitor) {
    return Optional.ofNullable(visitors.get(new VisitorKey(library, visitor)));
  }
}
