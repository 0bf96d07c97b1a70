package io.heartrule.model;

/** One message of a request. */
public record Prompt(Role role, String text) {
  /** Who speaks. */
  public enum Role { SYSTEM, USER, ASSISTANT }
}
