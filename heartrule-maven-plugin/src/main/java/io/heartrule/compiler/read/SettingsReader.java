package io.heartrule.compiler.read;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Setting;
import io.heartrule.compiler.model.Text;
import io.heartrule.compiler.model.Value;
import io.heartrule.compiler.source.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads {@code settings} (N14): each has a type of its own. */
final class SettingsReader {
  private static final Set<String> FLAGS = Set.of("use_brief", "pipelining", "fusion");
  private static final Set<String> TEXTS = Set.of("unavailable_reply", "unknown_answer", "time_sentence");
  private static final Set<String> FROM_ZERO =
      Set.of("now_rules", "ask_rules", "update_after_chars", "background_wait_seconds");

  private final Reading reading;
  private final Fields fields;

  SettingsReader(Reading reading) {
    this.reading = reading;
    this.fields = reading.fields();
  }

  static boolean isFlag(String key) {
    return FLAGS.contains(key);
  }

  static boolean isText(String key) {
    return TEXTS.contains(key);
  }

  /** The least number that a setting takes which is a number. */
  static int least(String key) {
    return FROM_ZERO.contains(key) ? 0 : 1;
  }

  List<Setting> read(Item owner) {
    Node node = owner.value("settings");
    if (node == null) {
      return List.of();
    }
    if (!(node instanceof Node.Mapping mapping)) {
      boolean nothing = node instanceof Node.Scalar scalar && Scalars.isNothing(scalar);
      reading.report(nothing ? Diagnostic.at(owner.key("settings"), Code.HR112, "settings")
          : Diagnostic.at(node.span(), Code.HR107, "settings").variant("map"));
      return List.of();
    }
    Item item = Item.open(mapping, Shapes.SETTINGS, reading.diagnostics());
    List<Setting> settings = new ArrayList<>();
    for (String key : item.keys()) {
      Value value = value(item, key);
      if (value != null) {
        Span span = item.key(key);
        settings.add(new Setting(new Name(key, span), value));
      }
    }
    return settings;
  }

  private Value value(Item item, String key) {
    if (isFlag(key)) {
      Boolean flag = fields.word(item, key, Vocabulary.FLAG);
      return flag == null ? null : new Value.OfBool(flag, item.value(key).span());
    }
    if (isText(key)) {
      Text text = fields.text(item, key);
      return text == null ? null : new Value.OfText(text);
    }
    Integer number = fields.integer(item, key, least(key));
    return number == null ? null : new Value.OfNumber(BigDecimal.valueOf(number), item.value(key).span());
  }
}
