package io.heartrule.compiler.report;

import io.heartrule.compiler.analyse.Type;
import io.heartrule.compiler.diagnostic.Messages;
import io.heartrule.compiler.model.CheckTime;
import io.heartrule.compiler.model.Text;
import io.heartrule.compiler.model.Timing;
import java.util.Locale;

/** The words of the report, in the reader's language. */
final class Wording {
  private static final int LONGEST_TEXT = 160;

  private final Messages messages;

  Wording(Messages messages) {
    this.messages = messages;
  }

  String of(String key, Object... arguments) {
    return messages.report(key, arguments);
  }

  Messages messages() {
    return messages;
  }

  /** The word of the script, and what it means. */
  String checkTime(CheckTime time) {
    if (time instanceof CheckTime.At at) {
      return of("check." + word(at));
    } else if (time instanceof CheckTime.EveryTopics every) {
      return of("check.topics", every.topics());
    }
    return of("check.chars", ((CheckTime.EveryChars) time).chars());
  }

  /** The word of the script, and what it means. */
  String timing(Timing timing) {
    if (timing instanceof Timing.At at) {
      return of("timing." + word(at));
    } else if (timing instanceof Timing.Before before) {
      return of("timing.before", before.topic());
    } else if (timing instanceof Timing.After after) {
      return of("timing.after", after.topic());
    }
    return of("timing.of_stage", ((Timing.AfterStage) timing).stage());
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** Seconds below a minute, else whole minutes, rounded up. */
  String duration(int seconds) {
    return seconds < 60 ? of("seconds", seconds) : of("minutes", (seconds + 59) / 60);
  }

  String type(Type type) {
    if (type instanceof Type.EnumType status) {
      return of("type.enum", String.join(list(), status.values()));
    } else if (type instanceof Type.ListType list) {
      return list.element() instanceof Type.RecordType record
          ? of("type.records", String.join(list(), record.fields().stream().map(f -> f.name().text()).toList()))
          : of("type.list");
    } else if (type instanceof Type.RecordType) {
      return of("type.list");
    } else if (type instanceof Type.LogType) {
      return of("type.log");
    } else if (type instanceof Type.BooleanType) {
      return of("type.boolean");
    } else if (type instanceof Type.IntegerType) {
      return of("type.integer");
    }
    return of(type instanceof Type.NumberType ? "type.number" : "type.text");
  }

  /** What stands between the items of a list. */
  String list() {
    return of("list.comma");
  }

  /** The beginning of an author's text, on one line. */
  static String shortly(Text text) {
    return text == null ? "" : shortly(text.value());
  }

  static String shortly(String text) {
    String line = text.strip().replace('\n', ' ').replace('\r', ' ');
    if (line.codePointCount(0, line.length()) <= LONGEST_TEXT) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, LONGEST_TEXT)) + "…";
  }
}
