package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.diagnostic.Diagnostics;
import java.util.List;

/** All static checks. Their order does not matter: each says only what it sees itself. */
public final class Checks {
  public static final List<Check> ALL = List.of();

  private Checks() {}

  public static void run(Analysis analysis, Diagnostics diagnostics) {
    ALL.forEach(check -> check.check(analysis, diagnostics));
  }
}
