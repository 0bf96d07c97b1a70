package io.heartrule.internal.answer;

import io.heartrule.internal.json.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Single values as models write them; null stands for "nothing found". */
public final class Loose {
  private Loose() {}

  /** {@code ""} is nothing. */
  public static String text(Object value) {
    if (value == null) {
      return null;
    } else if (value instanceof String text) {
      return text.isBlank() ? null : text.strip();
    } else if (value instanceof Boolean yes) {
      return yes ? "是" : "否";
    } else if (value instanceof Double number) {
      return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
    } else if (value instanceof List<?> list && list.isEmpty() || value instanceof Map<?, ?> map && map.isEmpty()) {
      return null;
    } else if (value instanceof List<?> list && list.stream().allMatch(e -> e instanceof String)) {
      return String.join("、", list.stream().map(String::valueOf).toList());
    }
    return Json.write(value);
  }

  /** The whole number nearest to what was found; null if it is none, or too large to be one. */
  static Integer integer(Object found) {
    Double number = number(found);
    return number == null || Math.abs(number) > Integer.MAX_VALUE ? null : (Integer) (int) Math.round(number);
  }

  /** The number itself, or the first one in a text. */
  public static Double number(Object value) {
    if (value instanceof Double number) {
      return number;
    } else if (!(value instanceof String text)) {
      return null;
    } else {
      return first(text);
    }
  }

  private static Double first(String text) {
    int from = 0;
    while (from < text.length() && !digit(text.charAt(from))) {
      from++;
    }
    int to = from;
    while (to < text.length() && (digit(text.charAt(to))
        || text.charAt(to) == '.' && to + 1 < text.length() && digit(text.charAt(to + 1)))) {
      to++;
    }
    if (from == to) {
      return null;
    }
    boolean negative = from > 0 && (text.charAt(from - 1) == '-' || text.charAt(from - 1) == '－');
    try {
      Double number = Double.valueOf(ascii(text.substring(from, to)));
      if (number.isInfinite()) {
        return null;
      }
      return negative ? (Double) (-number) : number;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static boolean digit(char c) {
    return Character.isDigit(c);
  }

  private static String ascii(String digits) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      out.append(c == '.' ? c : (char) ('0' + Character.digit(c, 10)));
    }
    return out.toString();
  }

  /** {@code true}, {@code "True "}, {@code "是"}, …; null for anything that is neither yes nor no. */
  public static Boolean yesNo(Object value) {
    if (value instanceof Boolean yes) {
      return yes;
    } else if (value instanceof String text) {
      return switch (text.strip().toLowerCase(Locale.ROOT)) {
        case "true", "是" -> Boolean.TRUE;
        case "false", "否" -> Boolean.FALSE;
        default -> null;
      };
    }
    return null;
  }

  /** Rules and EXIT (D-R8): only true, in any letter case, is true. */
  public static boolean isTrue(Object value) {
    return Boolean.TRUE.equals(flag(value));
  }

  /** Whether the value is a readable true or false. */
  public static boolean isFlag(Object value) {
    return flag(value) != null;
  }

  /** A readable true or false, in any letter case, with blanks around it; null if it is neither. */
  public static Boolean flag(Object value) {
    if (!(value instanceof String text)) {
      return value instanceof Boolean yes ? yes : null;
    }
    String word = text.strip();
    return word.length() == 5 && word.equalsIgnoreCase("false") ? Boolean.FALSE
        : word.length() == 4 && word.equalsIgnoreCase("true") ? Boolean.TRUE : null;
  }
}
