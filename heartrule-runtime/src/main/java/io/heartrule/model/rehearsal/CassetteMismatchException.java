package io.heartrule.model.rehearsal;

/**
 * The conversation and the cassette have parted: it asks for a call that was not recorded there, or with other fields.
 * Not a {@link io.heartrule.model.ModelException}, because the conversation must not go on as if a model had failed.
 */
public final class CassetteMismatchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CassetteMismatchException(String message) {
    super(message);
  }
}
