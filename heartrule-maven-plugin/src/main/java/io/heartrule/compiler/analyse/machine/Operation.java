package io.heartrule.compiler.analyse.machine;

import java.util.List;

/** What an action or an effect does. */
public sealed interface Operation {

  record Say(Expr text) implements Operation {}

  /**
   * @param think one call without speech instead of a conversation
   * @param exit null if there is none
   * @param maxTurns 0 if not written
   * @param pipelined whether the next opening may be asked for while this one is extracted
   * @param changes what is written when it has ended
   */
  record Ask(boolean think, Expr text, Expr exit, ScriptPlace exitPlace, int maxTurns, boolean skipIfKnown,
      Pipelined pipelined, List<FieldSpec.AskField> gets, List<FieldSpec.AskField> ahead, List<Change> changes)
      implements Operation {}

  /** Whether the next opening may be asked for during an extraction. */
  enum Pipelined { NO, YES, IF_UNREAD, IF_FOUND }

  /** A call that waits. @param loop null if it is called once */
  record Call(JavaType topic, Input input, Loop loop, List<Change> changes) implements Operation {}

  /**
   * A call that does not wait.
   *
   * @param step the id that leads to input and output, or null
   * @param loop null if it is inserted once
   */
  record Insert(String topic, Expr timing, String step, Loop loop) implements Operation {}

  record Assign(List<Change> changes) implements Operation {}

  /**
   * A method of the counselor or of the effects.
   *
   * @param frame whether it takes the frame first
   * @param signal whether the action returns what it returns
   */
  record Effect(String method, boolean frame, List<Expr> arguments, boolean signal) implements Operation {}

  /** Takes the instances of a topic out of the queue that a condition fits. */
  record CancelWhere(JavaType topic, JavaType vars, Expr where) implements Operation {}

  /** Nothing: what the script names does not exist. */
  record Nothing() implements Operation {}

  /** @param element the type of the elements */
  record Loop(Expr list, JavaType element) {}

  /** The variables that a called topic begins with. */
  record Input(JavaType vars, Kind kind, List<Change> values) {
    /** How they are supplied. */
    public enum Kind { NONE, FACTORY, FIELDS }
  }

  /** @param place null if no comment is wanted */
  record Change(Target target, Expr value, ScriptPlace place) {}

  /** What is written to. */
  sealed interface Target {
    record Variable(Holder holder, String member) implements Target {}

    /** A field of the element at hand. */
    record ItemField(String wither) implements Target {}

    /** A field of the element that a call was made for, found again in its list. */
    record KeyedItem(Holder holder, String list, JavaType element, String wither) implements Target {}

    /** The same field of all elements of a list. */
    record EachItem(Holder holder, String list, JavaType element, String wither) implements Target {}

    /** A watch variable of another rule. */
    record OtherWatch(JavaType type, String member) implements Target {}

    /** A variable of the input under construction. */
    record InputField(String member) implements Target {}
  }
}
