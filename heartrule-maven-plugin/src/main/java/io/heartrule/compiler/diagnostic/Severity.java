package io.heartrule.compiler.diagnostic;

import java.util.Locale;

/** How much a diagnostic matters: only an error fails a build. */
public enum Severity {
  ERROR,
  WARNING,
  INFO;

  /** {@code error}, {@code warning} or {@code info}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
