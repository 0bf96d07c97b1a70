package io.heartrule.testing;

import io.heartrule.internal.json.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Compares a value as written in a transcript with the value of a variable. */
final class Comparison {
  private Comparison() {}

  /**
   * Whether they are the same once the expected value has the type of the actual one. An empty text
   * and no value are the same; a list must have the same length; of a record only the expected fields
   * count.
   */
  static boolean fits(Object expected, Object actual) {
    if (expected instanceof List<?> wanted) {
      return actual instanceof List<?> there && elementsFit(wanted, there);
    } else if (expected instanceof Map<?, ?> wanted) {
      return actual instanceof Map<?, ?> there && wanted.entrySet().stream()
          .allMatch(field -> there.containsKey(field.getKey()) && fits(field.getValue(), there.get(field.getKey())));
    } else if (isEmpty(expected) || isEmpty(actual)) {
      return isEmpty(expected) && isEmpty(actual);
    } else if (actual instanceof Number) {
      BigDecimal number = number(expected);
      return number != null && number.compareTo(new BigDecimal(actual.toString())) == 0;
    }
    return expected.toString().strip().equals(actual.toString().strip());
  }

  private static boolean elementsFit(List<?> expected, List<?> actual) {
    if (expected.size() != actual.size()) {
      return false;
    }
    for (int i = 0; i < expected.size(); i++) {
      if (!fits(expected.get(i), actual.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isEmpty(Object value) {
    return value == null || value.equals("");
  }

  private static BigDecimal number(Object value) {
    try {
      return new BigDecimal(value.toString().strip());
    } catch (NumberFormatException e) {
      return null;
    }
  }

  static String shown(Object value) {
    return value instanceof String text ? text : Json.write(value);
  }
}
