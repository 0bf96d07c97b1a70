package io.heartrule.family;

import io.heartrule.generated.*;
import java.util.List;
import java.util.function.BiFunction;

/** A topic without variables from a few actions, for tests: the same machine as a generated one, in a loop. */
public class SmallTopic extends Topic<NoVars> {
  /** One action. */
  public interface Action extends BiFunction<Frame<NoVars>, Counselor, Signal> {}

  private final Action[] actions;
  private final List<String> uses;
  private List<Opening> opens = List.of();
  private Topic<NoVars> quick;

  public SmallTopic(String id, String steps, int seconds, List<String> uses, Action... actions) {
    super(id, NoVars.class, steps, seconds);
    this.actions = actions;
    this.uses = uses;
  }

  public SmallTopic opens(String... rules) {
    this.opens = java.util.Arrays.stream(rules).map(Opening::of).toList();
    return this;
  }

  public SmallTopic quick(Topic<NoVars> form) {
    this.quick = form;
    return this;
  }

  @Override public NoVars begin() { return new NoVars(); }

  @Override public List<Opening> opens() { return opens; }

  @Override public Topic<NoVars> quick() { return quick; }

  @Override
  public Signal run(Frame<NoVars> frame, Counselor counselor) {
    while (frame.step < actions.length) {
      int step = frame.step;
      Signal signal = frame.after(step, actions[step].apply(frame, counselor));
      if (signal != Signal.NEXT) {
        return signal;
      }
    }
    return Signal.DONE;
  }

  @Override public List<String> uses() { return uses; }

  public static Action say(String text) {
    return (frame, counselor) -> counselor.say(text);
  }

  public static Action ask(String text, String exit) {
    return (frame, counselor) -> counselor.ask(frame, new Ask(text).exit(exit)).signal;
  }
}
