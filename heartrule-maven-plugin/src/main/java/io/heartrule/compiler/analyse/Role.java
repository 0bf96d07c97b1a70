package io.heartrule.compiler.analyse;

/** What a script does with a name where it writes it. */
public enum Role {
  /** In a text that is spoken word for word. */
  SAID(Access.Kind.READ_IN_TEXT),
  /** In an instruction for the model: {@code ai_ask}, {@code exit}, {@code think}, {@code define}, a style. */
  PROMPT(Access.Kind.READ_IN_TEXT),
  /** In the {@code reply} of a rule. */
  REPLY(Access.Kind.READ_IN_TEXT),
  /** In a condition that the model judges, or under {@code compare}. */
  JUDGED(Access.Kind.READ_IN_TEXT),
  /** In the {@code value} of an assignment. */
  VALUE(Access.Kind.READ_IN_TEXT),
  /** In the {@code value} of an input of a call. */
  INPUT_VALUE(Access.Kind.PASSED),
  /** In the {@code value} of an output of a call: there the called topic's names hold. */
  OUTPUT_VALUE(Access.Kind.PASSED),
  /** In an expression. */
  EXPRESSION(Access.Kind.READ_IN_EXPRESSION),
  /** In the expression that says when an opening of a rule ends: there the opened rule's names hold, too. */
  OPENING_ENDS(Access.Kind.READ_IN_EXPRESSION),
  /** In the {@code where} of an effect on a queued topic: there the topic's names hold. */
  WHERE(Access.Kind.READ_IN_EXPRESSION),
  FROMLIST(Access.Kind.PASSED),
  GET(Access.Kind.WRITTEN_BY_MODEL),
  TOLIST(Access.Kind.WRITTEN_BY_MODEL),
  WATCH(Access.Kind.WRITTEN_BY_MODEL),
  SET(Access.Kind.WRITTEN_BY_SCRIPT),
  INPUT(Access.Kind.WRITTEN_BY_SCRIPT),
  OUTPUT(Access.Kind.WRITTEN_BY_SCRIPT),
  /** Named only: {@code auto_update}. */
  NAMED(null);

  private final Access.Kind access;

  Role(Access.Kind access) {
    this.access = access;
  }

  /** How the variable is used, or null if it is only named. */
  public Access.Kind access() {
    return access;
  }

  public boolean isRead() {
    return access != null && access.isRead();
  }

  public boolean isWrite() {
    return access != null && !access.isRead();
  }

  /** Whether the name stands between braces in a text (not in an expression). */
  public boolean isText() {
    return ordinal() <= OUTPUT_VALUE.ordinal();
  }
}
