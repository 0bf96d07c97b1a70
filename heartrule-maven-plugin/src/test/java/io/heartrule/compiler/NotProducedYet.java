package io.heartrule.compiler;

import io.heartrule.compiler.diagnostic.Code;
import java.util.EnumSet;
import java.util.Set;

/** Codes that nothing produces yet, and that therefore need no page. To be empty in the end. */
final class NotProducedYet {
  static final Set<Code> CODES = EnumSet.of(
      Code.HR005, Code.HR013, Code.HR014, Code.HR015, Code.HR019, Code.HR020, Code.HR101, Code.HR102,
      Code.HR103, Code.HR105, Code.HR106, Code.HR107, Code.HR108, Code.HR109, Code.HR110, Code.HR111,
      Code.HR112, Code.HR113, Code.HR114, Code.HR115, Code.HR116, Code.HR117, Code.HR120, Code.HR401,
      Code.HR402, Code.HR403, Code.HR406, Code.HR407, Code.HR408, Code.HR701, Code.HR802, Code.HR803,
      Code.HR804, Code.HR901, Code.HR902, Code.HR903);

  private NotProducedYet() {}
}
