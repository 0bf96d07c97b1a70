package io.heartrule.generated;

/** Whether a variable is kept up to date in the background. */
public enum AutoUpdate {
  OPEN, PAUSE, CLOSE
}
