package io.heartrule.internal.state;

import io.heartrule.generated.Rule.Check;
import io.heartrule.generated.Variables;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** A rule while it is open somewhere. */
public final class Instance {
  public final String rule;
  public Variables watches;
  /** Grows with every opening: the highest is the newest. */
  public int order;
  /** Dialogue before this line has been judged. */
  public int judged;
  /** Dialogue before this line was there when it was opened. */
  public int opened;
  /** The same as {@link #judged} for watches that have times of their own, by the point. */
  public final Map<String, Integer> watched = new TreeMap<>();
  /** Dialogue before this line was there when it fired last. */
  public int fired;
  public boolean hasFired;
  /** Cancelled while a check was under way: its result does not count. */
  public boolean cancelled;
  /** Which of several topics is next. */
  public int rotation;
  /** Finished topics and visitor characters when it was opened. */
  public int topics;
  public int chars;
  /** The same when a {@code {topics: n}} or {@code {chars: n}} was due last, by that time. */
  public final Map<String, Integer> reached = new TreeMap<>();
  /** Values at the previous check, as JSON, for {@code changed}. */
  public final Map<String, String> values = new LinkedHashMap<>();

  /** Dialogue before this line is not new at a point. */
  public int seen(String point, boolean own) {
    return own ? judged : watched.getOrDefault(point, opened);
  }

  public void saw(String point, boolean own, int until) {
    if (own) {
      judged = Math.max(judged, until);
    } else {
      watched.merge(point, until, Math::max);
    }
  }

  /** Whether a stretch of topics or of talk has ended; the next one begins then. */
  public boolean isDue(Check time, State state) {
    boolean topics = time.at() == Check.At.EVERY_TOPICS;
    String key = (topics ? "topics " : "chars ") + time.every();
    int now = topics ? state.finishedTopics : state.visitorChars;
    boolean due = now - reached.getOrDefault(key, topics ? this.topics : chars) >= time.every();
    if (due) {
      reached.put(key, now);
    }
    return due;
  }

  public Instance(String rule, Variables watches) {
    this.rule = rule;
    this.watches = watches;
  }
}
