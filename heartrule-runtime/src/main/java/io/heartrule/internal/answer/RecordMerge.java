package io.heartrule.internal.answer;

import io.heartrule.generated.Keyed;
import io.heartrule.internal.json.Json;
import io.heartrule.internal.json.RecordShape;
import io.heartrule.internal.json.VariableJson;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Merges found records into known ones (section b6): a known key updates the fields that were
 * found, an unknown one appends, {@code "删除": true} removes, what is missing stays.
 */
final class RecordMerge<T extends Record & Keyed> {
  private static final String REMOVED = "删除";

  private final Class<T> type;
  private final RecordShape shape;

  RecordMerge(Class<T> type) {
    this.type = type;
    this.shape = RecordShape.of(type);
  }

  List<T> merge(List<T> known, List<?> found) {
    List<T> merged = new ArrayList<>(known == null ? List.of() : known);
    Set<Integer> taken = new HashSet<>();
    for (Object each : found) {
      if (each instanceof Map<?, ?> map) {
        one(merged, taken, Json.map(map));
      }
    }
    return List.copyOf(merged);
  }

  /** {@code taken}: places that this answer has filled already; a second record of that key stands beside it. */
  private void one(List<T> merged, Set<Integer> taken, Map<String, Object> found) {
    Object[] values = values(found);
    boolean filled = false;
    for (Object value : values) {
      filled |= value != null;
    }
    if (!filled) {
      return;
    }
    T record = type.cast(shape.create(values));
    int place = place(merged, taken, record, values);
    if (Loose.isTrue(found.get(REMOVED))) {
      if (place >= 0) {
        merged.remove(place);
        shift(taken, place);
      }
    } else if (place < 0) {
      taken.add(merged.size());
      merged.add(record);
    } else {
      taken.add(place);
      merged.set(place, over(merged.get(place), values));
    }
  }

  private static void shift(Set<Integer> taken, int removed) {
    Set<Integer> shifted = new HashSet<>();
    for (int place : taken) {
      if (place != removed) {
        shifted.add(place > removed ? place - 1 : place);
      }
    }
    taken.clear();
    taken.addAll(shifted);
  }

  private int place(List<T> merged, Set<Integer> taken, T record, Object[] values) {
    String key = record.key() == null ? "" : record.key();
    for (int i = 0; i < merged.size(); i++) {
      if (!taken.contains(i)
          && (key.isEmpty() ? holds(merged.get(i), values) : key.equals(merged.get(i).key()))) {
        return i;
      }
    }
    return -1;
  }

  /** Whether a record has all these values already: then they are no news. */
  private boolean holds(T record, Object[] values) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] != null && !values[i].equals(shape.parts().get(i).value(record))) {
        return false;
      }
    }
    return true;
  }

  private T over(T record, Object[] values) {
    Object[] all = new Object[values.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = values[i] != null ? values[i] : shape.parts().get(i).value(record);
    }
    return type.cast(shape.create(all));
  }

  private Object[] values(Map<String, Object> found) {
    Object[] values = new Object[shape.parts().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(found.get(shape.parts().get(i).name()), shape.parts().get(i).type());
    }
    return values;
  }

  private static Object value(Object found, Type type) {
    if (type instanceof ParameterizedType) {
      if (!(found instanceof List<?> list)) {
        return Loose.text(found) == null ? null : List.of(Loose.text(found));
      }
      List<String> texts = list.stream().map(Loose::text).filter(t -> t != null).toList();
      return texts.isEmpty() ? null : texts;
    } else if (type == String.class) {
      return Loose.text(found);
    } else if (type == Boolean.class) {
      return Loose.yesNo(found);
    }
    if (type == Integer.class) {
      return Loose.integer(found);
    } else if (type == Double.class) {
      return Loose.number(found);
    }
    return type instanceof Class<?> plain && plain.isEnum() ? VariableJson.word(plain, Loose.text(found)) : null;
  }
}
