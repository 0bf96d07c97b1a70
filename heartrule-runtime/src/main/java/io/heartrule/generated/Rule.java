package io.heartrule.generated;

import java.util.ArrayList;
import java.util.List;

/**
 * A rule as it reads at this moment: texts filled in, expressions evaluated. Built anew by the
 * generated {@link RuleBook} whenever the engine looks at the rule.
 */
public final class Rule {
  /** When a rule is judged. */
  public record Check(At at, int every) {
    /** The kinds of points. */
    public enum At { NOW, ASK, TOPIC, STAGE, SESSION, EVERY_TOPICS, EVERY_CHARS }

    public static final Check NOW = new Check(At.NOW, 0);
    public static final Check ASK = new Check(At.ASK, 0);
    public static final Check TOPIC = new Check(At.TOPIC, 0);
    public static final Check STAGE = new Check(At.STAGE, 0);
    public static final Check SESSION = new Check(At.SESSION, 0);

    public static Check everyTopics(int topics) {
      return new Check(At.EVERY_TOPICS, topics);
    }

    public static Check everyChars(int characters) {
      return new Check(At.EVERY_CHARS, characters);
    }
  }

  /** What a rule keeps an eye on. */
  public record Watch(Kind kind, Field field, Check check, boolean inARow) {
    /** What is kept. */
    public enum Kind { GET, COUNTER, STATUS, LOG }
  }

  private final String name;
  private final Check check;
  /** The condition for the model, or null. */
  public String ifText;
  /** The condition as judged by the program, or null if the model judges. */
  public Boolean when;
  /** That condition as its author wrote it. */
  public String expression;
  /** The guard: the model is asked only when it is true. */
  public boolean condition = true;
  /** Stored values to be held against what is said now, as {@code name=value} lines. */
  public final List<String> compare = new ArrayList<>();
  public String reply;
  public final List<String> calls = new ArrayList<>();
  public Timing timing;
  /** Whether {@link RuleBook#act} does something for this rule. */
  public boolean effects;
  /** Whether one of these effects may call a topic that starts at once, in the place of the reply. */
  public boolean leaves;
  public String cancelIf;
  /** Whether a cancelling expression is true now. */
  public boolean cancelled;
  public final List<Watch> watches = new ArrayList<>();
  public boolean critical;
  public List<String> phrases = List.of();
  public int priority;
  public boolean once;

  private Rule(String name, Check check) {
    this.name = name;
    this.check = check;
  }

  public String name() {
    return name;
  }

  public Check check() {
    return check;
  }

  /** A rule whose condition the model judges. */
  public static Rule check(String name, Check check, String ifText) {
    Rule rule = new Rule(name, check);
    rule.ifText = ifText;
    return rule;
  }

  /** A rule whose condition the program has judged: {@code always}. */
  public static Rule when(String name, Check check, boolean now) {
    return when(name, check, now, "always");
  }

  /** A rule whose condition the program has judged. */
  public static Rule when(String name, Check check, boolean now, String expression) {
    Rule rule = new Rule(name, check);
    rule.when = now;
    rule.expression = expression;
    return rule;
  }

  public Rule condition(boolean now) {
    this.condition = now;
    return this;
  }

  public Rule compare(String variable, Object value) {
    compare.add(variable + "：" + Texts.show(value));
    return this;
  }

  public Rule reply(String hint) {
    this.reply = hint;
    return this;
  }

  /** The topics are alternatives, tried in order. */
  public Rule call(Timing when, String... topics) {
    this.timing = when;
    this.calls.addAll(List.of(topics));
    return this;
  }

  public Rule effects() {
    this.effects = true;
    return this;
  }

  public Rule leaves() {
    this.leaves = true;
    return this;
  }

  public Rule cancelIf(String text) {
    this.cancelIf = text;
    return this;
  }

  public Rule cancelWhen(boolean now) {
    this.cancelled |= now;
    return this;
  }

  public Rule watch(Watch.Kind kind, Field field, Check at) {
    watches.add(new Watch(kind, field, at, false));
    return this;
  }

  /** A counter that a false sets back to 0. */
  public Rule countInARow(Field field, Check at) {
    watches.add(new Watch(Watch.Kind.COUNTER, field, at, true));
    return this;
  }

  public Rule critical(String... literalWordings) {
    this.critical = true;
    this.phrases = List.of(literalWordings);
    return this;
  }

  public Rule priority(int higherFirst) {
    this.priority = higherFirst;
    return this;
  }

  public Rule once() {
    this.once = true;
    return this;
  }
}
