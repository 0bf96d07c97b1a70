package io.heartrule.internal.chat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;

/** What the chat itself says, in one language. */
final class ChatWords {
  private final Properties words = new Properties();

  private Locale language = Locale.CHINESE;

  private ChatWords() {}

  /** English for {@code en}, else Chinese. */
  static ChatWords in(String language) {
    ChatWords words = new ChatWords();
    words.language = "en".equals(language) ? Locale.ENGLISH : Locale.CHINESE;
    String name = "chat_" + ("en".equals(language) ? "en" : "zh") + ".properties";
    try (InputStream in = ChatWords.class.getResourceAsStream(name)) {
      words.words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
    return words;
  }

  Locale language() {
    return language;
  }

  /** A wording with {@code {0}}, {@code {1}}, … filled in. */
  String of(String key, Object... arguments) {
    String text = words.getProperty(key);
    for (int i = 0; i < arguments.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(arguments[i]));
    }
    return text;
  }
}
