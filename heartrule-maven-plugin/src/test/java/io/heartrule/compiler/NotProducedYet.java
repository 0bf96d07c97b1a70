package io.heartrule.compiler;

import io.heartrule.compiler.diagnostic.Code;
import java.util.EnumSet;
import java.util.Set;

/** Codes that nothing produces yet, and that therefore need no page. To be empty in the end. */
final class NotProducedYet {
  static final Set<Code> CODES = EnumSet.of(
      Code.HR201, Code.HR202, Code.HR203, Code.HR204, Code.HR205, Code.HR206, Code.HR207, Code.HR208,
      Code.HR209, Code.HR210, Code.HR211, Code.HR212, Code.HR213, Code.HR214, Code.HR215, Code.HR216,
      Code.HR217, Code.HR218, Code.HR301, Code.HR302, Code.HR303, Code.HR304, Code.HR305, Code.HR306,
      Code.HR307, Code.HR308, Code.HR309, Code.HR310, Code.HR311, Code.HR312, Code.HR313, Code.HR314,
      Code.HR315, Code.HR316, Code.HR317, Code.HR318, Code.HR319, Code.HR404, Code.HR405, Code.HR802,
      Code.HR803, Code.HR804, Code.HR901, Code.HR902, Code.HR903);

  private NotProducedYet() {}
}
