package io.heartrule.compiler;

import io.heartrule.compiler.diagnostic.Code;
import java.util.EnumSet;
import java.util.Set;

/** Codes that nothing produces yet, and that therefore need no page. To be empty in the end. */
final class NotProducedYet {
  static final Set<Code> CODES = EnumSet.of(
      Code.HR001, Code.HR002, Code.HR003, Code.HR004, Code.HR005, Code.HR006, Code.HR007, Code.HR008,
      Code.HR009, Code.HR010, Code.HR011, Code.HR012, Code.HR013, Code.HR014, Code.HR015, Code.HR016,
      Code.HR017, Code.HR018, Code.HR019, Code.HR020, Code.HR021, Code.HR022, Code.HR101, Code.HR102,
      Code.HR103, Code.HR105, Code.HR106, Code.HR107, Code.HR108, Code.HR109, Code.HR110, Code.HR111,
      Code.HR112, Code.HR113, Code.HR114, Code.HR115, Code.HR116, Code.HR117, Code.HR120, Code.HR201,
      Code.HR202, Code.HR203, Code.HR204, Code.HR205, Code.HR206, Code.HR207, Code.HR208, Code.HR209,
      Code.HR210, Code.HR211, Code.HR212, Code.HR213, Code.HR214, Code.HR215, Code.HR216, Code.HR217,
      Code.HR218, Code.HR301, Code.HR302, Code.HR303, Code.HR304, Code.HR305, Code.HR306, Code.HR307,
      Code.HR308, Code.HR309, Code.HR310, Code.HR311, Code.HR312, Code.HR313, Code.HR314, Code.HR315,
      Code.HR316, Code.HR317, Code.HR318, Code.HR319, Code.HR401, Code.HR402, Code.HR403, Code.HR404,
      Code.HR405, Code.HR406, Code.HR407, Code.HR408, Code.HR501, Code.HR502, Code.HR503, Code.HR504,
      Code.HR505, Code.HR506, Code.HR507, Code.HR508, Code.HR509, Code.HR510, Code.HR511, Code.HR512,
      Code.HR513, Code.HR514, Code.HR515, Code.HR516, Code.HR517, Code.HR518, Code.HR519, Code.HR520,
      Code.HR521, Code.HR522, Code.HR523, Code.HR524, Code.HR525, Code.HR601, Code.HR602, Code.HR603,
      Code.HR604, Code.HR605, Code.HR606, Code.HR607, Code.HR608, Code.HR609, Code.HR610, Code.HR611,
      Code.HR612, Code.HR613, Code.HR614, Code.HR701, Code.HR702, Code.HR703, Code.HR704, Code.HR705,
      Code.HR706, Code.HR707, Code.HR802, Code.HR803, Code.HR804, Code.HR901, Code.HR902, Code.HR903);

  private NotProducedYet() {}
}
