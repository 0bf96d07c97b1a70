package io.heartrule.compiler.model;

import java.util.Locale;

/** How far something reaches, from the widest to the narrowest. */
public enum ScopeLevel {
  GLOBAL, SESSION, STAGE, TOPIC;

  /** The word of the script. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
