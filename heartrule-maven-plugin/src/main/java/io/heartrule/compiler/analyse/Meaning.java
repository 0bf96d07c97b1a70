package io.heartrule.compiler.analyse;

/** What a name stands for at the place where it is written. */
public sealed interface Meaning {

  /** {@code 最新对话}: always defined; empty in a topic that the flow itself calls. */
  String LATEST_DIALOGUE = "最新对话";

  /** {@code item}: the element at hand of a {@code fromlist}. */
  String ITEM = "item";

  /** A variable; in the output of a call, one of the called topic. */
  record OfVariable(Variable variable) implements Meaning {}

  /** A field of the record at hand: of the element of a {@code fromlist}, or of what a {@code tolist} collects. */
  record OfField(Variable list, String field) implements Meaning {}

  /** The element at hand of a {@code fromlist}. */
  record OfItem(Variable list) implements Meaning {}

  /** The dialogue that made a rule fire. */
  record OfLatestDialogue() implements Meaning {}

  /** The variable that is read or written, or null ({@code 最新对话}). */
  default Variable variableUsed() {
    if (this instanceof OfVariable that) {
      return that.variable();
    } else if (this instanceof OfField that) {
      return that.list();
    } else if (this instanceof OfItem that) {
      return that.list();
    }
    return null;
  }
}
