package io.heartrule.internal.prompt;

import io.heartrule.generated.Field;
import io.heartrule.internal.json.Json;
import io.heartrule.model.ExpectedField;
import io.heartrule.model.ExpectedField.Kind;
import java.util.List;

/**
 * A key of the JSON object that a model is to give: what the prompt shows and what is expected.
 *
 * @param template what stands in the place of the value
 */
public record Slot(ExpectedField field, String template) {

  public static Slot flag(String name, String template) {
    return new Slot(ExpectedField.of(name, Kind.FLAG), template);
  }

  public static Slot reply(String name, String template) {
    return new Slot(ExpectedField.of(name, Kind.REPLY), template);
  }

  public static Slot text(String name, String template) {
    return new Slot(ExpectedField.of(name, Kind.TEXT), template);
  }

  /** The slot of something to be collected. */
  public static Slot of(Field field, Wordings words) {
    String define = field.define().isEmpty() ? field.name() : field.define();
    return switch (field.kind()) {
      case TEXT -> text(field.name(), words.of("field.text", "define", define));
      case NUMBER, INTEGER ->
          new Slot(ExpectedField.of(field.name(), Kind.NUMBER), words.of("field.number", "define", define));
      case YES_NO -> flag(field.name(), words.of("field.yesno", "define", define));
      case LOG -> flag(field.name(), words.of("field.flag", "define", define));
      case STATUS -> status(field, define, words);
      case LIST -> list(field, define, words);
    };
  }

  private static Slot status(Field field, String define, Wordings words) {
    String template = words.of("field.status", "define", define, "values", String.join("/", field.values()));
    return new Slot(new ExpectedField(field.name(), Kind.STATUS, field.values(), List.of()), template);
  }

  private static Slot list(Field field, String define, Wordings words) {
    List<Slot> slots = field.fields().stream().map(f -> of(f, words)).toList();
    String template;
    if (slots.isEmpty()) {
      template = "[" + Json.quote(words.of("field.text", "define", define)) + "]";
    } else {
      template = "[{" + lines(slots, ",") + "}]";
    }
    return new Slot(new ExpectedField(field.name(), Kind.LIST, List.of(), slots.stream().map(Slot::field).toList()),
        template);
  }

  public String name() {
    return field.name();
  }

  /** {@code "name":"(template)"}; a quotation mark in a script's text does not break it. */
  private void line(StringBuilder out) {
    Json.quote(name(), out);
    out.append(':');
    if (field.kind() == Kind.LIST) {
      out.append(template);
    } else {
      Json.quote(template, out);
    }
  }

  private static String lines(List<Slot> slots, String between) {
    StringBuilder out = new StringBuilder(slots.size() * 64);
    for (Slot slot : slots) {
      slot.line(out.append(out.isEmpty() ? "" : between));
    }
    return out.toString();
  }

  /** The whole object, one key a line. */
  static String object(List<Slot> slots) {
    return "{\n" + lines(slots, ",\n") + "\n}";
  }

  static List<ExpectedField> fields(List<Slot> slots) {
    return slots.stream().map(Slot::field).toList();
  }
}
