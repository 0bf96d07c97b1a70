package io.heartrule.generated;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns a value into another type where a script passes one on, for instance from a variable of a
 * topic into the input of a skill. What does not fit becomes null. Nothing here throws.
 */
public final class Values {
  private Values() {}

  /** The text of a value; null stays null. */
  public static String toText(Object value) {
    return value == null ? null : Texts.show(value);
  }

  public static Double toNumber(Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    try {
      return value == null ? null : Double.valueOf(Texts.show(value).trim());
    } catch (NumberFormatException e) {
      return null;
    }
  }

  public static Integer toInteger(Object value) {
    Double number = toNumber(value);
    return number == null || number.isNaN() || number.isInfinite() ? null : (Integer) number.intValue();
  }

  public static Boolean toYesNo(Object value) {
    if (value instanceof Boolean yes) {
      return yes;
    }
    String word = Texts.show(value).trim();
    return "true".equalsIgnoreCase(word) || "是".equals(word) ? Boolean.TRUE
        : "false".equalsIgnoreCase(word) || "否".equals(word) ? Boolean.FALSE : null;
  }

  public static <E extends Enum<E> & Worded> E toStatus(Object value, Class<E> type) {
    for (E status : type.getEnumConstants()) {
      if (status.word().equals(Texts.show(value))) {
        return status;
      }
    }
    return null;
  }

  public static List<String> toTexts(Object value) {
    List<String> texts = new ArrayList<>();
    if (value instanceof List<?> list) {
      list.forEach(element -> texts.add(Texts.show(element)));
    } else if (value != null) {
      texts.add(Texts.show(value));
    }
    return List.copyOf(texts);
  }

  public static List<Instant> toLog(Object value) {
    List<Instant> times = new ArrayList<>();
    if (value instanceof List<?> list) {
      for (Object element : list) {
        if (element instanceof Instant time) {
          times.add(time);
        }
      }
    }
    return List.copyOf(times);
  }

  /** Records of another list: fields of the same name and type are taken over. */
  public static <T extends Record> List<T> toRecords(Object value, Class<T> type) {
    List<T> records = new ArrayList<>();
    if (value instanceof List<?> list) {
      for (Object element : list) {
        if (element instanceof Record record) {
          records.add(toRecord(record, type));
        }
      }
    }
    return List.copyOf(records);
  }

  private static <T extends Record> T toRecord(Record from, Class<T> type) {
    RecordComponent[] to = type.getRecordComponents();
    Class<?>[] types = new Class<?>[to.length];
    Object[] values = new Object[to.length];
    try {
      for (int i = 0; i < to.length; i++) {
        types[i] = to[i].getType();
        for (RecordComponent component : from.getClass().getRecordComponents()) {
          if (component.getName().equals(to[i].getName()) && component.getType() == to[i].getType()) {
            values[i] = component.getAccessor().invoke(from);
          }
        }
      }
      Constructor<T> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(type.getName(), e);
    }
  }
}
