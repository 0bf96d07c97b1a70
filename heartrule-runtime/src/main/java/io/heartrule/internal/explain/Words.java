package io.heartrule.internal.explain;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;

/** The wordings of explanations in one language. */
final class Words {
  private final Properties words = new Properties();

  private Words() {}

  /** Chinese for {@code zh}, else English. */
  static Words in(Locale language) {
    Words words = new Words();
    String name = "explain_" + (language.getLanguage().equals("zh") ? "zh" : "en") + ".properties";
    try (InputStream in = Words.class.getResourceAsStream(name)) {
      words.words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
    return words;
  }

  String orEmpty(String prefix, String key) {
    return key == null ? "" : of(prefix + key);
  }

  /** A wording with its places filled in at once, so that nothing filled in is looked at again. */
  String of(String key, String... pairs) {
    String wording = words.getProperty(key);
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (int open = wording.indexOf('{'); open >= 0; open = wording.indexOf('{', at)) {
      int close = wording.indexOf('}', open);
      out.append(wording, at, open).append(value(wording.substring(open + 1, close), pairs));
      at = close + 1;
    }
    return out.append(wording, at, wording.length()).toString();
  }

  private static String value(String name, String[] pairs) {
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i].equals(name)) {
        return pairs[i + 1];
      }
    }
    throw new IllegalArgumentException(name);
  }
}
