package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Text;
import java.util.List;

/** The type of a variable, a field of a record, or an element of a list. */
public sealed interface Type {
  Type TEXT = new TextType();
  Type NUMBER = new NumberType();
  Type INTEGER = new IntegerType();
  Type BOOLEAN = new BooleanType();
  Type LOG = new LogType();

  record TextType() implements Type {}

  /** A decimal number; null until it has a value. */
  record NumberType() implements Type {}

  /** A whole number; counters begin at 0, others are null until they have a value. */
  record IntegerType() implements Type {}

  /** yes/no; begins at false. */
  record BooleanType() implements Type {}

  /** A status: one of some words, or null. */
  record EnumType(List<String> values) implements Type {
    public EnumType {
      values = List.copyOf(values);
    }
  }

  /** The times of an event, oldest first. */
  record LogType() implements Type {}

  /** @param element {@link #TEXT} or a {@link RecordType} */
  record ListType(Type element) implements Type {}

  /**
   * The elements of a {@code tolist} list.
   *
   * @param key the field that tells records apart, or null
   */
  record RecordType(List<Field> fields, String key) implements Type {
    public RecordType {
      fields = List.copyOf(fields);
    }

    /** The field of that name, or null. */
    public Field field(String name) {
      return fields.stream().filter(f -> f.name().text().equals(name)).findFirst().orElse(null);
    }
  }

  /**
   * A field of a record.
   *
   * @param name as written where the field first appears
   * @param define the meaning, or null
   * @param byCallOnly whether no get fills it: it is empty until a call has run
   */
  record Field(Name name, Type type, Text define, boolean byCallOnly) {}
}
