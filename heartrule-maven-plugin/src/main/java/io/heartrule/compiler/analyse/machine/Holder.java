package io.heartrule.compiler.analyse.machine;

/** What generated code reads variables from, in the order of parameters. */
public enum Holder {
  /** The variables of the topic itself. */
  VARS,
  SESSION,
  STAGE,
  GLOBALS,
  /** The watch variables of the rule. */
  WATCH,
  /** The topic whose action opened the rule. */
  TOPIC,
  /** The element at hand of a list. */
  ITEM,
  /** The variables of a called topic that has ended. */
  CALLED,
  /** The input of a topic in the queue. */
  QUEUED,
  /** The counselor or the view of a rule. */
  MOMENT
}
