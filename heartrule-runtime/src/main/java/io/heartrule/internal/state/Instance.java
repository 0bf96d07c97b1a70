package io.heartrule.internal.state;

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
  /** The stretch of dialogue on which it has just been judged: what a topic that it calls gets to see. */
  public int heardFrom;
  public int heardTo;
  /** Cancelled while a check was under way: its result does not count. */
  public boolean cancelled;
  /** Which of several topics is next. */
  public int rotation;
  /** Finished topics and visitor characters at the last check of {@code {topics: n}} and {@code {chars: n}}. */
  public int topics;
  public int chars;
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

  public Instance(String rule, Variables watches) {
    this.rule = rule;
    this.watches = watches;
  }
}
