package io.heartrule.compiler.read;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Text;
import io.heartrule.compiler.model.Watch;
import java.util.ArrayList;
import java.util.List;

/** Reads what a rule keeps an eye on. */
final class WatchReader {
  private final Reading reading;
  private final Fields fields;
  private final TimingReader timing;

  WatchReader(Reading reading, TimingReader timing) {
    this.reading = reading;
    this.fields = reading.fields();
    this.timing = timing;
  }

  List<Watch> watches(Item rule) {
    List<Watch> watches = new ArrayList<>();
    for (Node node : fields.items(rule, "watch")) {
      for (Item item : reading.heads().open(node, "watch", Shapes.WATCHES)) {
        if (!item.has("define")) {
          reading.report(item.place(item.title()), Code.HR103, "define", item.title());
        }
        Watch watch = watch(item);
        if (watch != null) {
          watches.add(watch);
        }
      }
    }
    return watches;
  }

  /** A watch, also as an effect; null if it has no name. */
  Watch watch(Item item) {
    Watch.Kind kind = switch (item.title()) {
      case "add_counter" -> Watch.Kind.COUNTER;
      case "add_status" -> Watch.Kind.STATUS;
      case "add_log" -> Watch.Kind.LOG;
      default -> Watch.Kind.GET;
    };
    Name variable = fields.name(item, item.title());
    Text define = fields.text(item, "define");
    Watch watch = new Watch(kind, variable, define, fields.names(item, "values"), fields.type(item),
        timing.checkTime(item), TimingReader.checkTimeSpan(item), fields.flag(item, "in_a_row"), item.span());
    return variable == null ? null : watch;
  }
}
