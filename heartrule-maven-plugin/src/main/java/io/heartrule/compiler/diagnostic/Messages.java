package io.heartrule.compiler.diagnostic;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The wordings of diagnostics in one language, from {@code messages/hrN_LANGUAGE.properties} (one
 * file per group of a hundred codes, UTF-8).
 *
 * <p>Keys are {@code HR204}, {@code HR204.variant}, and the same with {@code .help} behind; {@code
 * {0}}, {@code {1}}, … stand for the arguments and every other brace for itself. A help may have
 * several lines. Immutable; safe for use by several threads.
 */
public final class Messages {
  /** Languages there are bundles for. */
  public static final List<String> LANGUAGES = List.of("zh", "en");

  private static final Map<String, Properties> BUNDLES = new ConcurrentHashMap<>();

  private static final String TYPE = ":type}";

  private final String language;

  private Messages(String language) {
    this.language = language;
  }

  /** Chinese for {@code zh}, English for everything else. */
  public static Messages in(String language) {
    return new Messages(language.toLowerCase(Locale.ROOT).startsWith("zh") ? "zh" : "en");
  }

  public String language() {
    return language;
  }

  /** What was found, in one line. */
  public String message(Diagnostic diagnostic) {
    String text = find(diagnostic, "");
    return text == null ? diagnostic.code() + " " + diagnostic.arguments() : filled(text, diagnostic.arguments());
  }

  /** The next step, in one or more lines; {@code ""} if there is nothing to add. */
  public String help(Diagnostic diagnostic) {
    String text = find(diagnostic, ".help");
    return text == null ? "" : filled(text, diagnostic.arguments());
  }

  /** A wording that belongs to no code, such as a heading. */
  public String text(String key, Object... arguments) {
    return text("text", key, arguments);
  }

  /** What an editor shows about a key or a word of the script language; null if there is nothing. */
  public String hover(String key) {
    return bundle("schema").getProperty(key);
  }

  /** A wording of the report. */
  public String report(String key, Object... arguments) {
    return text("report", key, arguments);
  }

  private String text(String group, String key, Object... arguments) {
    return fill(bundle(group).getProperty(key, key), Arrays.stream(arguments).map(String::valueOf).toList());
  }

  private String find(Diagnostic diagnostic, String suffix) {
    String code = diagnostic.code().name();
    Properties bundle = bundle("hr" + code.charAt(2));
    if (!diagnostic.variant().isEmpty()) {
      String own = bundle.getProperty(code + "." + diagnostic.variant() + suffix);
      if (own != null) {
        return own;
      }
    }
    return bundle.getProperty(code + suffix);
  }

  private Properties bundle(String group) {
    return BUNDLES.computeIfAbsent("messages/" + group + "_" + language + ".properties", Messages::load);
  }

  private static Properties load(String resource) {
    Properties properties = new Properties();
    try (var in = Messages.class.getResourceAsStream("/io/heartrule/compiler/" + resource)) {
      if (in != null) {
        try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
          properties.load(reader);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  /** The words of the script for types, marked {@code {0:type}}, become words of the reader's language. */
  private String filled(String text, List<String> arguments) {
    String plain = text;
    int mark;
    while ((mark = plain.indexOf(TYPE)) >= 2) {
      int index = plain.charAt(mark - 1) - '0';
      String type = index >= 0 && index < arguments.size() ? arguments.get(index) : "";
      plain = plain.substring(0, mark - 2) + bundle("text").getProperty("type." + type, type)
          + plain.substring(mark + TYPE.length());
    }
    return fill(plain, arguments);
  }

  private static String fill(String text, List<String> arguments) {
    StringBuilder out = new StringBuilder(text.length() + 32);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '{' && i + 2 < text.length() && text.charAt(i + 2) == '}' && Character.isDigit(text.charAt(i + 1))) {
        int index = text.charAt(i + 1) - '0';
        out.append(index < arguments.size() ? arguments.get(index) : "");
        i += 2;
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
