package io.heartrule.internal.state;

import io.heartrule.Risk;
import io.heartrule.Settings;
import io.heartrule.Turn;
import io.heartrule.generated.Library;
import io.heartrule.generated.Part;
import io.heartrule.generated.Return;
import io.heartrule.generated.Session;
import io.heartrule.trace.TraceEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everything that a conversation remembers. Belongs to the thread that runs the turn. */
public final class State {
  private static final int FIRED_KEPT = 30;

  public final String id;
  public final String visitor;
  public final Library library;
  public final Session<?, ?> session;
  public Settings settings;
  /** What tests and apps set on top of the script's settings. */
  public Map<String, String> overrides = Map.of();
  /** Values for scopes that are not open yet: {@code scope.variable}. */
  public final Map<String, Object> given = new LinkedHashMap<>();

  public final List<Live> stack = new ArrayList<>();
  public final List<Line> dialogue = new ArrayList<>();
  final DialogueJson written = new DialogueJson();
  public final Map<String, Instance> rules = new LinkedHashMap<>();
  public final List<Hint> hints = new ArrayList<>();
  public final List<DueCheck> checks = new ArrayList<>();
  public final List<Entry> nextSession = new ArrayList<>();
  public final Former former;
  /** Globally open rules that have been cancelled. */
  public final Set<String> cancelled = new LinkedHashSet<>();
  public final Map<String, Integer> visited = new LinkedHashMap<>();

  public int order;
  public int serial;
  public int finishedTopics;
  public int visitorChars;
  /** Visitor lines before this one have been given to a turn call. */
  public int judged;
  public Instant startedAt;
  /** Null before the opening. */
  public Turn.Status status;
  public Risk risk = Risk.NONE;
  /** The rules that have fired last, oldest first, for whoever asks why. */
  public final List<TraceEvent.RuleFired> fired = new ArrayList<>();
  public boolean counselingEnded;
  /** The stage that was left last and its last topic, for a look at the end. Not stored. */
  public final List<Live> left = new ArrayList<>();
  /** A jump asked for by a rule: carried out at the next border. */
  public Jump jump;

  /** A jump to a stage that waits for the next border. */
  public record Jump(String stage, Return back, int maxTimes) {}

  public State(String id, String visitor, Library library, Session<?, ?> session) {
    this.id = id;
    this.visitor = visitor;
    this.library = library;
    this.session = session;
    this.former = new Former(library);
  }

  /** The session or topic of an id, also of another session. */
  public Part<?> caller(String id) {
    return id.equals(session.id()) ? session : library.sessions().contains(id) ? library.session(id)
        : library.topic(id);
  }

  public GlobalLive globals() {
    return (GlobalLive) stack.get(0);
  }

  /** Null once the session has ended. */
  public SessionLive session() {
    return stack.size() > 1 ? (SessionLive) stack.get(1) : null;
  }

  public int top() {
    return stack.size() - 1;
  }

  /** The innermost stage at or below a frame; null behind the last stage. */
  public StageLive stageAt(int index) {
    for (int i = index; i >= 0; i--) {
      if (stack.get(i) instanceof StageLive stage) {
        return stage;
      }
    }
    return null;
  }

  /** The topic at an index; null if nothing or something else lies there. */
  public TopicLive topicAt(int index) {
    return index < stack.size() && stack.get(index) instanceof TopicLive topic ? topic : null;
  }

  /** Keeps why a rule has fired; the oldest ones are forgotten. */
  public void remember(TraceEvent.RuleFired why) {
    fired.add(why);
    if (fired.size() > FIRED_KEPT) {
      fired.remove(0);
    }
  }

  /** Whether a visitor has said something, or been seen, that no turn call has had yet. */
  public boolean hasNewText() {
    return visitorSince(judged);
  }

  /** Whether the visitor's part of this turn is only what was seen (Q28). */
  public boolean isQuiet() {
    Line last = dialogue.isEmpty() ? null : dialogue.get(dialogue.size() - 1);
    return last != null && last.visitor() && !last.hasWords();
  }

  public boolean visitorSince(int from) {
    for (int i = dialogue.size() - 1; i >= from; i--) {
      if (dialogue.get(i).visitor()) {
        return true;
      }
    }
    return false;
  }

  public int visitorCharsSince(int from) {
    int chars = 0;
    for (int i = Math.max(0, from); i < dialogue.size(); i++) {
      chars += dialogue.get(i).visitor() ? dialogue.get(i).text().length() : 0;
    }
    return chars;
  }
}
