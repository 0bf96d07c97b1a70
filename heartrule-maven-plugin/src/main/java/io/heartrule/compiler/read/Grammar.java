package io.heartrule.compiler.read;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tables by which scripts are read, for those who describe the language to others, such as an editor.
 *
 * <p>What a later version is to support is left out. Orders are those of the tables.
 */
public final class Grammar {
  private Grammar() {}

  /**
   * The keys of one kind of item.
   *
   * @param head the key that begins it; empty for a file
   * @param keys canonical
   * @param aliases other spellings, each with its canonical key
   */
  public record Item(String head, List<String> keys, Map<String, String> aliases) {
    public Item {
      keys = List.copyOf(keys);
      aliases = Collections.unmodifiableMap(new LinkedHashMap<>(aliases));
    }

    /** A key and its aliases; the canonical one first. */
    public List<String> spellings(String key) {
      return Grammar.spellings(key, aliases);
    }
  }

  /**
   * The words that may stand behind a key, in lower case.
   *
   * @param aliases other words, each with the canonical word it stands for
   */
  public record WordList(List<String> words, Map<String, String> aliases) {
    public WordList {
      words = List.copyOf(words);
      aliases = Collections.unmodifiableMap(new LinkedHashMap<>(aliases));
    }

    /** A word and its aliases; the canonical one first. */
    public List<String> spellings(String word) {
      return Grammar.spellings(word, aliases);
    }

    public WordList without(String word) {
      List<String> rest = new ArrayList<>(words);
      rest.remove(word);
      Map<String, String> others = new LinkedHashMap<>(aliases);
      others.values().removeIf(word::equals);
      return new WordList(rest, others);
    }
  }

  /** What a setting takes. */
  public enum SettingKind { FLAG, TEXT, NUMBER }

  public static Item file() {
    return item(Shapes.FILE);
  }

  public static Item session() {
    return item(Shapes.SESSION);
  }

  public static Item stage() {
    return item(Shapes.STAGE);
  }

  public static Item topic() {
    return item(Shapes.TOPIC);
  }

  public static Item declared() {
    return item(Shapes.DECLARE);
  }

  public static Item field() {
    return item(Shapes.FIELD);
  }

  public static Item rule() {
    return item(Shapes.RULE);
  }

  public static Item settings() {
    return item(Shapes.SETTINGS);
  }

  /** The map that may stand in place of a word of {@link #checkTimes}. */
  public static Item checkTime() {
    return item(Shapes.CHECK_TIME);
  }

  /** The map that may stand in place of a word of {@link #timings}. */
  public static Item timing() {
    return item(Shapes.TIMING);
  }

  /** The map that may stand in place of a word of {@link #returns}. */
  public static Item back() {
    return item(Shapes.RETURN);
  }

  /** The map that may stand in place of a word of {@link #endOfStage}. */
  public static Item postponed() {
    return item(Shapes.POSTPONE);
  }

  public static Map<String, Item> actions() {
    return items(Shapes.ACTIONS);
  }

  public static Map<String, Item> effects() {
    return items(Shapes.EFFECTS);
  }

  public static Map<String, Item> watches() {
    return items(Shapes.WATCHES);
  }

  public static Map<String, Item> attentions() {
    return items(Shapes.ATTENTIONS);
  }

  public static Map<String, Item> steps() {
    return items(Shapes.STEPS);
  }

  public static Map<String, Item> outputs() {
    return items(Shapes.OUTPUTS);
  }

  public static WordList checkTimes() {
    return words(Vocabulary.CHECK_TIME);
  }

  public static WordList timings() {
    return words(Vocabulary.TIMING);
  }

  public static WordList scopes() {
    return words(Vocabulary.SCOPE);
  }

  public static WordList stops() {
    return words(Vocabulary.STOP);
  }

  public static WordList returns() {
    return words(Vocabulary.RETURN);
  }

  public static WordList types() {
    return words(Vocabulary.TYPE);
  }

  public static WordList versions() {
    return words(Vocabulary.VERSION);
  }

  public static WordList autoUpdates() {
    return words(Vocabulary.AUTO_UPDATE);
  }

  public static WordList flags() {
    return words(Vocabulary.FLAG);
  }

  public static WordList lines() {
    return words(Vocabulary.BRANCH);
  }

  public static WordList endOfStage() {
    return words(Vocabulary.END_OF_STAGE);
  }

  public static SettingKind setting(String key) {
    return SettingsReader.isFlag(key) ? SettingKind.FLAG
        : SettingsReader.isText(key) ? SettingKind.TEXT : SettingKind.NUMBER;
  }

  /** The least number that a setting of kind {@code NUMBER} takes. */
  public static int least(String setting) {
    return SettingsReader.least(setting);
  }

  private static Item item(Shape shape) {
    return new Item(shape.title(), new ArrayList<>(shape.keys()), shape.aliases());
  }

  private static Map<String, Item> items(Map<String, Shape> shapes) {
    Map<String, Item> items = new LinkedHashMap<>();
    shapes.forEach((head, shape) -> items.put(head, item(shape)));
    return Collections.unmodifiableMap(items);
  }

  private static WordList words(Words<?> words) {
    return new WordList(new ArrayList<>(words.all()), words.aliases());
  }

  private static List<String> spellings(String word, Map<String, String> aliases) {
    List<String> all = new ArrayList<>(List.of(word));
    aliases.forEach((alias, meant) -> {
      if (meant.equals(word)) {
        all.add(alias);
      }
    });
    return List.copyOf(all);
  }
}
