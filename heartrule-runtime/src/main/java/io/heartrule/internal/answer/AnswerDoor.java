package io.heartrule.internal.answer;

import io.heartrule.internal.json.CleanText;
import io.heartrule.internal.json.Json;
import io.heartrule.model.ExpectedField;
import io.heartrule.model.ExpectedField.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an answer must pass before anything uses it: only the fields that were asked for, no endless
 * texts, no text that only repeats what the prompt says should be filled in, as a reply only text.
 */
public final class AnswerDoor {
  private static final int LONGEST_REPLY = 2_000;
  private static final int LONGEST_TEXT = 4_000;
  private static final int LONGEST_LIST = 50;

  /** Where the fields stand with what should be filled in. */
  private final String prompt;

  public AnswerDoor(String prompt) {
    this.prompt = prompt;
  }

  /** The fields that were asked for and are there, in order. */
  public Map<String, Object> asked(List<ExpectedField> fields, Map<String, Object> object) {
    Map<String, Object> asked = new LinkedHashMap<>();
    for (ExpectedField field : fields) {
      if (object.containsKey(field.name())) {
        Object value = object.get(field.name());
        asked.put(field.name(), field.kind() == Kind.REPLY ? reply(value) : clean(value));
      }
    }
    return asked;
  }

  /** A visitor never reads JSON. */
  private Object reply(Object value) {
    if (value instanceof List<?> list && list.size() == 1) {
      return reply(list.get(0));
    }
    return value instanceof String text ? text(text, LONGEST_REPLY) : null;
  }

  private Object clean(Object value) {
    if (value instanceof String text) {
      return text(text, LONGEST_TEXT);
    } else if (value instanceof List<?> list) {
      List<Object> clean = new ArrayList<>();
      list.stream().limit(LONGEST_LIST).forEach(element -> clean.add(clean(element)));
      return clean;
    } else if (value instanceof Map<?, ?> map) {
      Map<String, Object> clean = new LinkedHashMap<>();
      map.forEach((key, element) -> clean.put(String.valueOf(key), clean(element)));
      return clean;
    }
    return value;
  }

  private String text(String text, int longest) {
    String clean = CleanText.of(text, longest);
    return isTemplate(clean) ? "" : clean;
  }

  /** Whether the prompt has this text, in parentheses, in the place of a value. */
  private boolean isTemplate(String text) {
    String inner = text.strip();
    int end = inner.length() - 1;
    if (end > 1 && (inner.charAt(0) == '(' && inner.charAt(end) == ')'
        || inner.charAt(0) == '（' && inner.charAt(end) == '）')) {
      inner = inner.substring(1, end);
    }
    return !inner.isEmpty() && prompt.contains(Json.quote("(" + inner + ")"));
  }
}
