package io.heartrule.internal.prompt;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The fixed words of prompts: the built-in ones, under those of the project. Immutable. */
public final class Wordings {
  private static final String NAME = "prompts_zh.properties";

  private final Properties words;

  private Wordings(Properties words) {
    this.words = words;
  }

  /** @param project where a project's own wordings are looked for */
  public static Wordings load(ClassLoader project) {
    Properties words = new Properties();
    read(words, Wordings.class.getResourceAsStream(NAME));
    read(words, project.getResourceAsStream("META-INF/heartrule/prompts/" + NAME));
    return new Wordings(words);
  }

  private static void read(Properties words, InputStream stream) {
    if (stream == null) {
      return;
    }
    try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
      words.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A wording with its places filled in. What is filled in is not looked at again.
   *
   * @param pairs name, value, name, value, …
   */
  public String of(String key, String... pairs) {
    String wording = words.getProperty(key);
    if (wording == null) {
      throw new IllegalArgumentException(key);
    }
    if (pairs.length == 0) {
      return wording;
    }
    int length = wording.length();
    for (String each : pairs) {
      length += each == null ? 0 : each.length();
    }
    StringBuilder out = new StringBuilder(length);
    int at = 0;
    for (int open = wording.indexOf('{'); open >= 0; open = wording.indexOf('{', at)) {
      int close = wording.indexOf('}', open);
      String value = close < 0 ? null : value(wording, open + 1, close, pairs);
      if (value == null) {
        out.append(wording, at, open + 1);
        at = open + 1;
      } else {
        out.append(wording, at, open).append(value);
        at = close + 1;
      }
    }
    return out.append(wording, at, wording.length()).toString();
  }

  private static String value(String wording, int from, int to, String[] pairs) {
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i].length() == to - from && wording.startsWith(pairs[i], from)) {
        return pairs[i + 1] == null ? "" : pairs[i + 1];
      }
    }
    return null;
  }
}
