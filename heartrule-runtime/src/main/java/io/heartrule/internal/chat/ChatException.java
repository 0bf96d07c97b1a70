package io.heartrule.internal.chat;

/** A chat cannot begin; the message is for the person at the terminal. */
final class ChatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ChatException(String message) {
    super(message);
  }
}
