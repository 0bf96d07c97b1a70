package io.heartrule.internal.answer;

import io.heartrule.generated.Answer;
import io.heartrule.generated.Keyed;
import io.heartrule.generated.Signal;
import io.heartrule.generated.Worded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** An answer over the object that the model gave; notes what it passes over. */
public final class FoundAnswer extends Answer {
  private static final BiConsumer<String, String> SILENT = (field, note) -> { };

  private final Map<String, Object> object;
  private final List<?> shown;
  private final BiConsumer<String, String> notes;

  public FoundAnswer(Signal signal, Map<String, Object> object, BiConsumer<String, String> notes) {
    this(signal, object, null, notes);
  }

  /** @param shown the list that the model was shown, if it may have changed since; or null */
  public FoundAnswer(Signal signal, Map<String, Object> object, List<?> shown, BiConsumer<String, String> notes) {
    super(signal);
    this.object = object;
    this.shown = shown;
    this.notes = notes;
  }

  /** An answer in which nothing was found. */
  public static FoundAnswer nothing(Signal signal) {
    return new FoundAnswer(signal, Map.of(), SILENT);
  }

  @Override
  public String text(String name, String known) {
    String found = Loose.text(object.get(name));
    return found == null ? known : found;
  }

  @Override
  public Double number(String name, Double known) {
    Double found = Loose.number(object.get(name));
    return found == null ? note(name, known, "不是数字") : found;
  }

  @Override
  public Integer integer(String name, Integer known) {
    Integer found = Loose.integer(object.get(name));
    return found == null ? note(name, known, "不是整数") : found;
  }

  @Override
  public Boolean yesNo(String name, Boolean known) {
    Boolean found = Loose.yesNo(object.get(name));
    return found == null ? note(name, known, "不是true或false") : found;
  }

  @Override
  public <E extends Enum<E> & Worded> E status(String name, E known, Class<E> type) {
    String found = Loose.text(object.get(name));
    if (found == null) {
      return known;
    }
    for (E status : type.getEnumConstants()) {
      if (status.word().equals(found)) {
        return status;
      }
    }
    return note(name, known, "不是可选的值");
  }

  @Override
  public <T extends Record & Keyed> List<T> list(String name, List<T> known, Class<T> type) {
    Object found = object.get(name);
    if (found instanceof Map<?, ?>) {
      return new RecordMerge<>(type, known, shown).merge(List.of(found));
    } else if (found instanceof List<?> records) {
      return new RecordMerge<>(type, known, shown).merge(records);
    }
    return note(name, known, "不是列表");
  }

  @Override
  public List<String> texts(String name, List<String> known) {
    Object found = object.get(name);
    List<?> values = found instanceof List<?> list ? list : found == null ? List.of() : List.of(found);
    List<String> merged = new ArrayList<>(known == null ? List.of() : known);
    for (Object value : values) {
      String text = Loose.text(value);
      if (text != null && !merged.contains(text) && (shown == null || !shown.contains(text))) {
        merged.add(text);
      }
    }
    return List.copyOf(merged);
  }

  private <T> T note(String name, T known, String note) {
    Object value = object.get(name);
    if (value != null && !"".equals(value)) {
      notes.accept(name, note);
    }
    return known;
  }
}
