package io.heartrule.compiler;

import io.heartrule.compiler.diagnostic.Code;
import java.util.EnumSet;
import java.util.Set;

/** Codes that nothing produces yet, and that therefore need no page. To be empty in the end. */
final class NotProducedYet {
  static final Set<Code> CODES = EnumSet.noneOf(Code.class);

  private NotProducedYet() {}
}
