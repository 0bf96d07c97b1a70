package io.heartrule.internal.state;

import io.heartrule.generated.Frame;
import io.heartrule.generated.Stage;
import io.heartrule.generated.Stop;
import io.heartrule.generated.Topic;
import io.heartrule.generated.Version;
import java.util.ArrayList;
import java.util.List;

/** A topic under way. */
public final class TopicLive extends Live {
  /** The form that runs. */
  public final Topic<?> topic;
  public Version version = Version.STANDARD;
  /** How it came here; null for a call that waits. */
  public Entry entry;
  public String name;
  /** The rule that called it, or null. */
  public String rule;
  public String recent = "";
  public Stage.Scene scene;
  /** Lies on the topic below and leaves its rules active. */
  public boolean nested;
  /** Started between two actions of the topic below. */
  public boolean border;
  public int serial;
  /** When it began, in seconds of the session. */
  public int startedAt;
  /** Whether the visitor has been told that time is short. */
  public boolean hurried;
  /** Whether the checks of its end have been submitted. */
  public boolean checked;

  /** Topics that start at the next border. */
  public final List<Entry> atBorder = new ArrayList<>();
  /** Topics that start before the next ask of this topic. */
  public final List<Entry> beforeAsk = new ArrayList<>();
  /** Topics that start now and suspend the ask. */
  public final List<Entry> suspending = new ArrayList<>();
  /** The ask needs a turn call without a new text. */
  public boolean turnDue;
  /** The ask ends although nobody has said EXIT. */
  public boolean endAsk;
  /** Left at the next border, once topics that start there are done. */
  public Stop stop;
  /** A jump asked for by a rule, for the next border. */
  public State.Jump jump;
  /** Left early: {@code stop: topic}. */
  public boolean left;
  /** The same crisis topic from its beginning, in this one's place; or null. */
  public TopicLive replacement;
  /** Its first words came before what it uses was brought up to date; only within a turn. */
  public boolean behind;
  /** An ask has just ended: the updates of its end are due. */
  public boolean askEnded;
  /** The {@code ask} rules that found no place in the extraction of that ask. */
  public final List<String> askRest = new ArrayList<>();

  public TopicLive(Topic<?> topic, Frame<?> frame) {
    super(frame);
    this.topic = topic;
    this.name = scriptName();
  }

  /** Whether a rule has called it, alone or with others. */
  public boolean isCalledBy(String name) {
    return name.equals(rule) || entry != null && entry.isCalledBy(name);
  }

  /** The rules that have called it. */
  public List<String> callers() {
    List<String> callers = new ArrayList<>();
    if (rule != null) {
      callers.add(rule);
      callers.addAll(entry == null ? List.of() : entry.also);
    }
    return callers;
  }

  /** The id of the present step without its hash; {@code "end"} behind the last one. */
  public String step() {
    return StepIds.bare(StepIds.of(topic, frame.step));
  }

  /** Whether a critical rule has called it. */
  public boolean isCrisis() {
    return entry != null && entry.critical;
  }

  /** Its name in the script; {@link #name} may hold what a visitor has said. */
  public String scriptName() {
    return id().substring(id().lastIndexOf('/') + 1);
  }

  /** Whether it is a skill: a library function that sees no session. */
  public boolean isSkill() {
    return id().indexOf('/') < 0;
  }
}
