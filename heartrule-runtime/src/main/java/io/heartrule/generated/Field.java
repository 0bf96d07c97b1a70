package io.heartrule.generated;

import java.util.List;

/**
 * Something the model is to fill in.
 *
 * @param define what it means, {@code ""} if the script does not say
 * @param values the words of a status, empty for other kinds
 * @param fields the fields of a list's records; empty for a list of texts and for other kinds
 * @param key the field that tells records apart, or null
 */
public record Field(String name, Kind kind, String define, List<String> values, List<Field> fields, String key) {
  /** What kind of value. */
  public enum Kind { TEXT, NUMBER, INTEGER, YES_NO, STATUS, LIST, LOG }

  public static Field text(String name, String define) {
    return new Field(name, Kind.TEXT, define, List.of(), List.of(), null);
  }

  public static Field number(String name, String define) {
    return new Field(name, Kind.NUMBER, define, List.of(), List.of(), null);
  }

  public static Field integer(String name, String define) {
    return new Field(name, Kind.INTEGER, define, List.of(), List.of(), null);
  }

  public static Field yesNo(String name, String define) {
    return new Field(name, Kind.YES_NO, define, List.of(), List.of(), null);
  }

  public static Field status(String name, String define, String... values) {
    return new Field(name, Kind.STATUS, define, List.of(values), List.of(), null);
  }

  /** The times of an event. */
  public static Field log(String name, String define) {
    return new Field(name, Kind.LOG, define, List.of(), List.of(), null);
  }

  /** A list of records; of texts if there are no fields. */
  public static Field list(String name, String define, Field... fields) {
    return new Field(name, Kind.LIST, define, List.of(), List.of(fields), null);
  }

  /** The same with a record key. */
  public Field key(String field) {
    return new Field(name, kind, define, values, fields, field);
  }
}
