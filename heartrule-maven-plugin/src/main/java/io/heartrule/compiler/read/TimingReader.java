package io.heartrule.compiler.read;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.CheckTime;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Timing;
import io.heartrule.compiler.source.Span;

/** Reads when something happens: {@code check_time}, {@code timing}, {@code return}, {@code to}. */
final class TimingReader {
  private final Reading reading;
  private final Fields fields;

  TimingReader(Reading reading) {
    this.reading = reading;
    this.fields = reading.fields();
  }

  /** A word, {@code {chars: n}} or {@code {topics: n}}; null if it is not written or does not fit. */
  CheckTime checkTime(Item item) {
    if (!(value(item, "check_time", Shapes.CHECK_TIME) instanceof Node.Mapping mapping)) {
      return fields.word(item, "check_time", Vocabulary.CHECK_TIME);
    }
    Item map = single(mapping, Shapes.CHECK_TIME);
    if (map == null) {
      return null;
    }
    Integer chars = fields.integer(map, "chars", 1);
    Integer topics = fields.integer(map, "topics", 1);
    return chars != null ? new CheckTime.EveryChars(chars) : topics != null ? new CheckTime.EveryTopics(topics) : null;
  }

  /** Where {@code check_time} is written, or null. */
  static Span checkTimeSpan(Item item) {
    return item.has("check_time") ? item.value("check_time").span() : null;
  }

  /** @param otherwise what a timing that cannot be read is taken for, so that nobody says it is not there */
  Timing.Written timing(Item item, Timing.At otherwise) {
    if (!item.has("timing")) {
      return null;
    }
    Timing timing = value(item, "timing", Shapes.TIMING) instanceof Node.Mapping mapping
        ? anchor(mapping, Shapes.TIMING) : fields.word(item, "timing", Vocabulary.TIMING);
    return new Timing.Written(timing == null ? otherwise : timing, item.value("timing").span());
  }

  /** {@code to} of {@code postpone}; null means the end of the stage. */
  Timing postponed(Item item) {
    if (value(item, "to", Shapes.POSTPONE) instanceof Node.Mapping mapping) {
      return anchor(mapping, Shapes.POSTPONE);
    }
    fields.word(item, "to", Vocabulary.END_OF_STAGE);
    return null;
  }

  private Timing anchor(Node.Mapping mapping, Shape shape) {
    Item map = single(mapping, shape);
    if (map == null) {
      return null;
    }
    String key = map.keys().get(0);
    Name name = fields.name(map, key);
    if (name == null) {
      return null;
    }
    return switch (key) {
      case "before" -> new Timing.Before(name);
      case "after" -> new Timing.After(name);
      default -> new Timing.AfterStage(name);
    };
  }

  /** Where a branch returns to: {@code here} if nothing is written. */
  Action.Return back(Item item) {
    if (value(item, "return", Shapes.RETURN) instanceof Node.Mapping mapping) {
      Item map = single(mapping, Shapes.RETURN);
      Name stage = map == null ? null : fields.name(map, map.keys().get(0));
      if (stage != null) {
        return map.has("before") ? new Action.Return.Before(stage) : new Action.Return.After(stage);
      }
      return Action.Return.To.HERE;
    }
    Action.Return.To word = fields.word(item, "return", Vocabulary.RETURN);
    return word == null ? Action.Return.To.HERE : word;
  }

  private Node value(Item item, String key, Shape shape) {
    return item.has(key) ? SmallMap.repaired(item.value(key), shape, reading) : null;
  }

  /** A map of exactly one key, or null. */
  private Item single(Node.Mapping mapping, Shape shape) {
    Item map = Item.open(mapping, shape, reading.diagnostics());
    if (map.keys().size() == 1) {
      return map;
    }
    if (map.keys().size() > 1 || mapping.entries().isEmpty()) {
      reading.report(Diagnostic.at(mapping.span(), Code.HR106, shape.title(), String.join("、", shape.keys()))
          .variant("map"));
    }
    return null;
  }
}
