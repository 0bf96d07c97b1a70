package io.heartrule.generated;

/** What an action or a part reports to whoever ran it. */
public enum Signal {
  /** The action is done; go on with the next. */
  NEXT,
  /** The visitor has the word: unwind to the app. */
  WAIT,
  /** The part has run to its end. */
  DONE,
  /** The step was set from outside; enter the switch anew. */
  AGAIN,
  /** The frame is left early (stop, goto): unwind to the frame that handles it. */
  LEAVE
}
