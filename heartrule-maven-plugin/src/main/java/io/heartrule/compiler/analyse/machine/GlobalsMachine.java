package io.heartrule.compiler.analyse.machine;

import java.util.Set;

/**
 * The variables of the whole library.
 *
 * @param record the record that apps get
 * @param inherited names of the variables that the class of a dependency has
 * @param base that class, or null
 */
public record GlobalsMachine(PartMachine part, JavaType record, Set<String> inherited, JavaType base) {
  public GlobalsMachine {
    inherited = Set.copyOf(inherited);
  }
}
