package io.heartrule.internal.engine;

/** An exception as it may be logged: class and stack; its message may quote what a visitor has said. */
final class WordlessException extends Exception {
  private static final long serialVersionUID = 1L;
  /** Chains of causes may be circles. */
  private static final int MOST_CAUSES = 5;

  WordlessException(Throwable of) {
    this(of, MOST_CAUSES);
  }

  private WordlessException(Throwable of, int causes) {
    super(of.getClass().getName(),
        of.getCause() == null || causes == 0 ? null : new WordlessException(of.getCause(), causes - 1), false, true);
    setStackTrace(of.getStackTrace());
  }
}
