package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Tables;
import java.util.List;

/** Every check there is, in the order in which they run: the most special mistake speaks first. */
public final class Checks {
  private Checks() {}

  /** @param tables of the project to be checked, computed once */
  public static List<Check> all(Tables tables) {
    return List.of();
  }
}
