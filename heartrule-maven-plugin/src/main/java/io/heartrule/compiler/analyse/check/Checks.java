package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Tables;
import java.util.List;
import java.util.stream.Stream;

/** Every check there is, in the order in which they run: the most special mistake speaks first. */
public final class Checks {
  private Checks() {}

  /** @param tables of the project to be checked, computed once */
  public static List<Check> all(Tables tables) {
    return Stream.of(NameChecks.ALL, VariableChecks.ALL, RuleChecks.all(tables), FlowChecks.all(tables))
        .flatMap(List::stream)
        .toList();
  }
}
