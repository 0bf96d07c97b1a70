package io.heartrule.generated;

/** Whether the calls that follow an ask may be begun while it is extracted (N14). */
public enum Pipelined {
  NO,
  /** Nothing on the way to the next opening reads what is extracted. */
  ALWAYS,
  /** On some ways; it is looked which one it is. */
  IF_UNREAD,
  /** The same, provided that something is found. */
  IF_FOUND
}
