package io.heartrule.internal.answer;

import io.heartrule.generated.Keyed;
import io.heartrule.internal.json.Json;
import io.heartrule.internal.json.RecordShape;
import io.heartrule.internal.json.VariableJson;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Merges found records into known ones (section b6): a known key updates the fields that were
 * found, an unknown one appends, {@code "删除": true} removes, what is missing stays. What the script
 * has changed since the model was shown the list is newer than its answer and stays too.
 */
final class RecordMerge<T extends Record & Keyed> {
  private static final String REMOVED = "删除";

  private final Class<T> type;
  private final RecordShape shape;
  private final List<T> merged;
  /** The records that the model was shown, by key; null if nothing has changed since. */
  private final Map<String, Record> shown;
  /** Places that this answer has filled already; a second record of that key stands beside it. */
  private final Set<Integer> taken = new HashSet<>();

  RecordMerge(Class<T> type, List<T> known, List<?> shown) {
    this.type = type;
    this.shape = RecordShape.of(type);
    this.merged = new ArrayList<>(known == null ? List.of() : known);
    this.shown = shown == null || shown.equals(merged) ? null : byKey(shown);
  }

  private static Map<String, Record> byKey(List<?> records) {
    Map<String, Record> byKey = new HashMap<>();
    for (Object record : records) {
      byKey.putIfAbsent(VariableJson.key(record), (Record) record);
    }
    return byKey;
  }

  List<T> merge(List<?> found) {
    for (Object each : found) {
      if (each instanceof Map<?, ?> map) {
        one(Json.map(map));
      }
    }
    return List.copyOf(merged);
  }

  private void one(Map<String, Object> found) {
    Object[] values = values(found);
    boolean filled = false;
    for (Object value : values) {
      filled |= value != null;
    }
    if (!filled) {
      return;
    }
    T record = type.cast(shape.create(values));
    int place = place(record, values);
    if (Loose.isTrue(found.get(REMOVED))) {
      if (place >= 0 && !isNewer(merged.get(place))) {
        merged.remove(place);
        shift(place);
      }
    } else if (place < 0) {
      if (!isRemoved(record)) {
        taken.add(merged.size());
        merged.add(record);
      }
    } else {
      taken.add(place);
      merged.set(place, over(merged.get(place), values));
    }
  }

  /** Whether a record is another than the one that was shown. */
  private boolean isNewer(T known) {
    return shown != null && !known.equals(shown.get(VariableJson.key(known)));
  }

  /** Whether a record that was shown has been taken away since. */
  private boolean isRemoved(T record) {
    String key = VariableJson.key(record);
    return shown != null && !key.isEmpty() && shown.containsKey(key)
        && merged.stream().noneMatch(known -> key.equals(VariableJson.key(known)));
  }

  private void shift(int removed) {
    Set<Integer> shifted = new HashSet<>();
    for (int place : taken) {
      if (place != removed) {
        shifted.add(place > removed ? place - 1 : place);
      }
    }
    taken.clear();
    taken.addAll(shifted);
  }

  private int place(T record, Object[] values) {
    String key = VariableJson.key(record);
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
    Record old = shown == null ? null : shown.get(VariableJson.key(record));
    Object[] all = new Object[values.length];
    for (int i = 0; i < all.length; i++) {
      Object now = shape.parts().get(i).value(record);
      boolean newer = shown != null && now != null
          && (old == null || !now.equals(shape.parts().get(i).value(old)));
      all[i] = values[i] != null && !newer ? values[i] : now;
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
