package io.heartrule.compiler.read;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Where a key of the language belongs, for those who wrote it elsewhere. */
final class Belonging {
  /** More places than these help nobody to choose. */
  private static final int MOST = 4;

  private Belonging() {
  }

  /** The lists (with a colon) or the items under which a word stands, as the tables have them; empty if unknown. */
  static String of(String written) {
    String word = written.strip().toLowerCase(Locale.ROOT);
    Set<String> places = new LinkedHashSet<>();
    lists(word, places);
    if (places.isEmpty()) {
      owners(word, places);
    }
    return String.join("、", places.stream().limit(MOST).toList());
  }

  private static void lists(String word, Set<String> places) {
    switch (word) {
      case "session" -> places.add("sessions:");
      case "stage" -> places.add("stages:");
      case "topic", "goal" -> places.addAll(List.of("steps:", "skills:"));
      case "rule" -> places.add("rules:");
      case "var" -> places.add("declare:");
      default -> {
        add(Shapes.STEPS, word, "steps:", places);
        add(Shapes.ATTENTIONS, word, "attentions:", places);
        add(Shapes.ACTIONS, word, "actions:", places);
        add(Shapes.OUTPUTS, word, "output:", places);
        add(Shapes.EFFECTS, word, "do:", places);
        add(Shapes.WATCHES, word, "watch:", places);
      }
    }
  }

  private static void add(Map<String, Shape> list, String word, String key, Set<String> places) {
    if (list.containsKey(word)) {
      places.add(key);
    }
  }

  private static void owners(String word, Set<String> places) {
    List<Shape> containers = List.of(Shapes.SESSION, Shapes.STAGE, Shapes.TOPIC, Shapes.SCENE, Shapes.RULE,
        Shapes.DECLARE, Shapes.GET);
    for (Collection<Shape> shapes : List.of(containers, Shapes.ACTIONS.values(), Shapes.EFFECTS.values(),
        Shapes.WATCHES.values(), Shapes.ATTENTIONS.values(), List.of(Shapes.SETTINGS))) {
      for (Shape shape : shapes) {
        if (shape.canonical(word) != null) {
          places.add(shape.title());
        }
      }
    }
  }
}
