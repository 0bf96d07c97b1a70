package io.heartrule.compiler.transcript;

import io.heartrule.compiler.emit.Literals;
import io.heartrule.compiler.read.Node;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values of a test: texts, and what plain scalars mean. */
final class Values {
  private static final int INT_DIGITS = 9;

  private Values() {}

  /** A text, Integer, BigDecimal, Boolean, null, List or Map. */
  static Object of(Node node) {
    if (node instanceof Node.Mapping mapping) {
      Map<String, Object> fields = new LinkedHashMap<>();
      mapping.entries().forEach(entry -> fields.put(entry.key().text().strip(), of(entry.value())));
      return fields;
    } else if (node instanceof Node.Sequence sequence) {
      List<Object> values = new ArrayList<>();
      sequence.items().forEach(item -> values.add(of(item)));
      return values;
    }
    Node.Scalar scalar = (Node.Scalar) node;
    return scalar.missing() ? null : scalar.plain() ? plain(scalar.text().strip()) : scalar.text();
  }

  private static Object plain(String text) {
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> null;
      case "true", "True", "TRUE" -> true;
      case "false", "False", "FALSE" -> false;
      default -> isNumber(text) ? number(text) : text;
    };
  }

  private static Object number(String text) {
    boolean whole = text.indexOf('.') < 0 && text.length() <= INT_DIGITS;
    return whole ? (Object) Integer.valueOf(text) : new BigDecimal(text);
  }

  /** Decimal, without an exponent and without a leading zero: 012 is a text. */
  private static boolean isNumber(String text) {
    int from = text.startsWith("-") ? 1 : 0;
    int dot = text.indexOf('.');
    int end = dot < 0 ? text.length() : dot;
    if (!isDigits(text, from, end) || end - from > 1 && text.charAt(from) == '0') {
      return false;
    }
    return dot < 0 || isDigits(text, dot + 1, text.length());
  }

  private static boolean isDigits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return to > from;
  }

  /** As Java, by the helpers of {@code Fields}. */
  static String java(Object value) {
    StringBuilder out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  private static void write(Object value, StringBuilder out) {
    if (value instanceof Map<?, ?> fields) {
      String separator = "fields(";
      for (Map.Entry<?, ?> field : fields.entrySet()) {
        out.append(separator).append(Literals.string(field.getKey().toString())).append(", ");
        write(field.getValue(), out);
        separator = ", ";
      }
      out.append(fields.isEmpty() ? "fields()" : ")");
    } else if (value instanceof List<?> list) {
      String separator = "list(";
      for (Object element : list) {
        out.append(separator).append(element == null && list.size() == 1 ? "(Object) " : "");
        write(element, out);
        separator = ", ";
      }
      out.append(list.isEmpty() ? "list()" : ")");
    } else if (value instanceof BigDecimal number) {
      out.append("new BigDecimal(\"").append(number.toPlainString()).append("\")");
    } else if (value instanceof String text) {
      out.append(Literals.string(text));
    } else {
      out.append(value);
    }
  }
}
