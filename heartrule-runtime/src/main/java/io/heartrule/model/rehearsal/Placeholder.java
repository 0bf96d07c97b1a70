package io.heartrule.model.rehearsal;

import io.heartrule.model.ExpectedField;
import io.heartrule.model.ModelRequest;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer that fits the expected fields, says of itself that it is none, and decides nothing: flags are false, so no
 * rule fires; a status stays as it is; numbers are 0.
 */
final class Placeholder {
  static final String MARK = "［排练］";
  static final String EXIT = "EXIT";
  private static final String BRIEF = "BRIEF";

  private Placeholder() {}

  static String answer(ModelRequest request, boolean exit) {
    if (request.fields().isEmpty()) {
      return words(request);
    }
    ObjectNode object = object(request, request.fields());
    if (exit && object.has(EXIT)) {
      object.put(EXIT, true);
    }
    return TakeJson.JSON.writeValueAsString(object);
  }

  private static ObjectNode object(ModelRequest request, List<ExpectedField> fields) {
    ObjectNode object = TakeJson.JSON.createObjectNode();
    for (ExpectedField field : fields) {
      switch (field.kind()) {
        case FLAG -> object.put(field.name(), false);
        case REPLY -> object.put(field.name(), words(request));
        case TEXT -> object.put(field.name(), field.name().equals(BRIEF) ? MARK : MARK + field.name());
        case NUMBER -> object.put(field.name(), 0);
        case STATUS -> object.put(field.name(), "");
        case LIST -> object.putArray(field.name()).add(object(request, field.fields()));
      }
    }
    return object;
  }

  private static String words(ModelRequest request) {
    return MARK + "这里由模型作答（" + request.position() + "）";
  }
}
