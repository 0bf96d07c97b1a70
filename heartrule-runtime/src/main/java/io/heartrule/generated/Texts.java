package io.heartrule.generated;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Rendering and null-safe comparison, imported statically by generated code. Nothing here throws. */
public final class Texts {
  private Texts() {}

  /** How a value stands in a text (section b6): null is nothing, yes/no is 是/否, a list is JSON. */
  public static String show(Object value) {
    if (value == null) {
      return "";
    } else if (value instanceof String text) {
      return text;
    } else if (value instanceof Boolean yes) {
      return yes ? "是" : "否";
    } else if (value instanceof Double number) {
      return plain(number);
    } else if (value instanceof Worded status) {
      return status.word();
    } else if (value instanceof List<?> list) {
      return JsonText.array(list);
    }
    return value.toString();
  }

  /**
   * How a value stands in a text for the model: as {@link #show}, but on one line and without the marks
   * that fence parts of a prompt, so that what a visitor once said cannot pose as an instruction.
   */
  public static String line(Object value) {
    String text = show(value);
    StringBuilder tame = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      tame.append(tame(text.charAt(i)));
    }
    return tame.toString();
  }

  /** A character as it may stand within a line of a prompt: nothing that breaks the line or fences a part. */
  public static char tame(char c) {
    boolean breaks = c < ' ' || c == '\u007f' || c == '\u0085' || c == '\u2028' || c == '\u2029';
    return breaks ? ' ' : c == '#' ? '＃' : c;
  }

  static String plain(Double number) {
    return number.isNaN() || number.isInfinite()
        ? number.toString()
        : new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
  }

  /** {@code ==}: null equals nothing but null is told by {@link #unset}; numbers by value, a status by its word. */
  public static boolean is(Object left, Object right) {
    if (left == null || right == null) {
      return false;
    }
    if (left instanceof Number a && right instanceof Number b) {
      return a.doubleValue() == b.doubleValue();
    }
    if (left instanceof Worded a && right instanceof String b) {
      return a.word().equals(b);
    }
    if (left instanceof String && right instanceof Worded) {
      return is(right, left);
    }
    return left.equals(right);
  }

  /** A yes/no as it is read: no, as long as nobody has said anything of it. */
  public static Boolean yes(Boolean value) {
    return value != null && value;
  }

  /** Comparison with {@code null}. */
  public static boolean unset(Object value) {
    return value == null;
  }

  public static boolean greater(Number left, Number right) {
    return left != null && right != null && left.doubleValue() > right.doubleValue();
  }

  public static boolean atLeast(Number left, Number right) {
    return left != null && right != null && left.doubleValue() >= right.doubleValue();
  }

  public static boolean less(Number left, Number right) {
    return greater(right, left);
  }

  public static boolean atMost(Number left, Number right) {
    return atLeast(right, left);
  }

  /** Null if one of them is. */
  public static Double plus(Number left, Number right) {
    return left == null || right == null ? null : (Double) (left.doubleValue() + right.doubleValue());
  }

  /** Null if one of them is. */
  public static Double minus(Number left, Number right) {
    return left == null || right == null ? null : (Double) (left.doubleValue() - right.doubleValue());
  }

  /** Null if one of them is. */
  public static Double times(Number left, Number right) {
    return left == null || right == null ? null : (Double) (left.doubleValue() * right.doubleValue());
  }

  /** Null if one of them is, or if divided by zero. */
  public static Double over(Number left, Number right) {
    return left == null || right == null || right.doubleValue() == 0
        ? null : (Double) (left.doubleValue() / right.doubleValue());
  }

  /** Length of a list; 0 for null. */
  public static int count(List<?> list) {
    return list == null ? 0 : list.size();
  }

  /** Entries of a log within the last stretch of time. */
  public static int count(List<Instant> log, Duration last, Instant now) {
    int count = 0;
    for (Instant time : log == null ? List.<Instant>of() : log) {
      if (!time.isBefore(now.minus(last))) {
        count++;
      }
    }
    return count;
  }

  /** True for null, {@code ""} and {@code []}. */
  public static boolean empty(Object value) {
    return value == null || "".equals(value) || value instanceof List<?> list && list.isEmpty();
  }

  /** Whether {@code part} occurs in a text, or is an element of a list. */
  public static boolean contains(Object whole, Object part) {
    if (whole == null || part == null) {
      return false;
    }
    if (whole instanceof List<?> list) {
      return list.stream().anyMatch(element -> is(element, part));
    }
    return show(whole).contains(show(part));
  }

  /** {@code in [a, b]}. */
  public static boolean isAnyOf(Object value, Object... choices) {
    for (Object choice : choices) {
      if (is(value, choice)) {
        return true;
      }
    }
    return false;
  }

  /** The count after one more. */
  public static Integer increased(Integer count) {
    return count == null ? 1 : count + 1;
  }

  /** The log with one more time at its end. */
  public static List<Instant> logged(List<Instant> log, Instant time) {
    List<Instant> more = new ArrayList<>(log == null ? List.of() : log);
    more.add(time);
    return List.copyOf(more);
  }
}
