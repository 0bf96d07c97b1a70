package io.heartrule.testing;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;

/** The wordings of failures, in one language. Read only when something fails. */
final class FailureWords {
  private final Properties words = new Properties();

  private FailureWords(String language) {
    try (Reader reader = new InputStreamReader(
        FailureWords.class.getResourceAsStream("failures_" + language + ".properties"), StandardCharsets.UTF_8)) {
      words.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Chinese for {@code zh}, English for everything else. */
  static FailureWords in(String language) {
    return new FailureWords(language.toLowerCase(Locale.ROOT).startsWith("zh") ? "zh" : "en");
  }

  /** In the language of the property {@code heartrule.language}, else of the locale. */
  static FailureWords spoken() {
    return in(System.getProperty("heartrule.language", Locale.getDefault().getLanguage()));
  }

  String of(String key, String... arguments) {
    String wording = words.getProperty(key, key);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < wording.length(); i++) {
      char c = wording.charAt(i);
      if (c == '{' && i + 2 < wording.length() && wording.charAt(i + 2) == '}') {
        int index = wording.charAt(i + 1) - '0';
        out.append(index < arguments.length ? arguments[index] : "");
        i += 2;
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
