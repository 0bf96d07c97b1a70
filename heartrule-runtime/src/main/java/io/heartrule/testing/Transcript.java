package io.heartrule.testing;

import io.heartrule.generated.Library;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A conversation as it must go, step by step. Generated tests write one; so may a test written by hand.
 *
 * <pre>{@code
 * new Transcript(Scripts.LIBRARY, "first_day.yaml", "问候", 2)
 *     .session("评估性会谈")
 *     .model(5, fields("EXIT", false, "小谷", "你好"))
 *     .said(6, "你好")
 *     .play();
 * }</pre>
 *
 * <p>The number that every step begins with is its line in the file, for failures.
 */
public final class Transcript {
  final Library library;
  final String file;
  final String name;
  final int line;
  /** Null if a skill is played. */
  String session;
  String skill;
  String ai = "咨询师";
  String human = "来访者";
  final Map<String, Object> input = new LinkedHashMap<>();
  final Map<String, String> settings = new LinkedHashMap<>();
  final Map<String, Object> given = new LinkedHashMap<>();
  final List<Step> steps = new ArrayList<>();

  /** Begins a transcript: the file, name and line are for failures. */
  public Transcript(Library library, String file, String name, int line) {
    this.library = library;
    this.file = file;
    this.name = name;
    this.line = line;
  }

  /** Plays a session. */
  public Transcript session(String id) {
    session = id;
    return this;
  }

  /** Plays a single skill in place of a session. */
  public Transcript skill(String id) {
    skill = id;
    return this;
  }

  /** A variable of the skill at its beginning. */
  public Transcript input(String variable, Object value) {
    input.put(variable, value);
    return this;
  }

  /** Who speaks in a skill; otherwise 咨询师 and 来访者. */
  public Transcript scene(String ai, String human) {
    this.ai = ai;
    this.human = human;
    return this;
  }

  /** Beats every other setting of that name. */
  public Transcript setting(String key, String value) {
    settings.put(key, value);
    return this;
  }

  /** A global or session variable, or {@code scope.variable}, set when its scope begins first. */
  public Transcript given(String variable, Object value) {
    given.put(variable, value);
    return this;
  }

  /** Answers the next foreground call. */
  public Transcript model(int line, Answer answer) {
    return add(new Step.Answers(line, false, answer.line(line)));
  }

  /** Answers the next foreground call with a JSON object. */
  public Transcript model(int line, Map<String, Object> fields) {
    return model(line, Answer.of(fields));
  }

  /** Answers the next background call. */
  public Transcript background(int line, Answer answer) {
    return add(new Step.Answers(line, true, answer.line(line)));
  }

  /** Answers the next background call with a JSON object. */
  public Transcript background(int line, Map<String, Object> fields) {
    return background(line, Answer.of(fields));
  }

  /** The next message is this text. */
  public Transcript said(int line, String text) {
    return add(new Step.SaidText(line, text));
  }

  /** The next message holds these texts. */
  public Transcript saidContaining(int line, String... texts) {
    return add(new Step.SaidContaining(line, List.of(texts)));
  }

  /** The whole next message matches; {@code .} stands for line breaks too. */
  public Transcript saidMatching(int line, String regex) {
    return add(new Step.SaidMatching(line, Pattern.compile(regex, Pattern.DOTALL)));
  }

  /** What the visitor says. */
  public Transcript visitor(int line, String text) {
    return visitor(line, text, new String[0]);
  }

  /** What the visitor says, and what is seen besides the words; the text may be empty. */
  public Transcript visitor(int line, String text, String... observations) {
    return add(new Step.Visitor(line, text, List.of(observations)));
  }

  /** The visitor says nothing for a while. */
  public Transcript idle(int line, Duration silence) {
    return add(new Step.Idle(line, silence));
  }

  /** How things must stand now. */
  public Transcript expect(int line, Expectation expectation) {
    return add(new Step.Expect(line, expectation));
  }

  /** Drops everything in memory and goes on from the store. */
  public Transcript restart(int line) {
    return add(new Step.Restart(line));
  }

  /** The session before it is over: the same visitor comes to the next one. */
  public Transcript nextSession(int line, String id) {
    return add(new Step.NextSession(line, id));
  }

  /** Moves the clock forward. */
  public Transcript clock(int line, Duration forward) {
    return add(new Step.Clock(line, forward));
  }

  /**
   * Plays it.
   *
   * @throws TranscriptFailure at the first step that does not fit
   */
  public void play() {
    new TranscriptPlayer(this).play();
  }

  private Transcript add(Step step) {
    steps.add(step);
    return this;
  }
}
