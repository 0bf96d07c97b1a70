package io.heartrule.internal.state;

import io.heartrule.generated.Stage;
import io.heartrule.generated.Variables;
import io.heartrule.generated.Version;
import java.util.ArrayList;
import java.util.List;

/** A topic that waits for its turn. */
public final class Entry {
  /** The anchor of what starts in the turn in which its rule has fired. */
  public static final String AT_ONCE = "now";
  /** The anchor of what starts at the end of an ask. */
  public static final String AFTER_ASK = "ask";
  /** The anchor of what waits for the head of the next session. */
  public static final String NEXT_SESSION = "next";

  public final String topic;
  /** How the queue names it: the topic, or {@code topic-element}. */
  public final String name;
  public int weight = 100;
  public Version version = Version.STANDARD;
  /** The rule that called it, or null. */
  public String rule;
  /** Other rules that called the same topic to the same place, where it comes once (Q4). */
  public final List<String> also = new ArrayList<>();
  /** The rule's watch variables at the call, for when it is not open any more. */
  public Variables watches;
  /** Takes the place of the same topic, which runs already (N8). */
  public boolean restarts;
  /** The part whose action or step called it, or null. */
  public String caller;
  /** Id of that action or step; for rules what {@code RuleBook.input} is to be asked for. */
  public String step;
  /** The caller's variables at the call, or null. */
  public Variables callerVars;
  /** The copied element of the {@code fromlist}, or null. */
  public Object element;
  /** The dialogue that fired the rule. */
  public String recent = "";
  /** Where it was put: entries of one place stand in the order of their priority, then first come. */
  public String anchor = "";
  public int priority;
  /** Never cut for lack of time. */
  public boolean critical;
  /** Runs on top of the current topic, whose rules stay active. */
  public boolean nested;
  /** Comes from a session that is over: what called it sees that session's variables. */
  public boolean former;
  /** The scene of its place in the script; null: the one in force. */
  public Stage.Scene scene;

  public Entry(String topic, String name) {
    this.topic = topic;
    this.name = name;
  }

  /** Whether a rule has called it, alone or with others. */
  public boolean isCalledBy(String name) {
    return name.equals(rule) || also.contains(name);
  }

  /** The name of the topic as scripts use it. */
  public String topicName() {
    return topic.substring(topic.lastIndexOf('/') + 1);
  }

  /** Whether a script means this entry by a name. */
  public boolean is(String scriptName) {
    return name.equals(scriptName) || topicName().equals(scriptName);
  }
}
