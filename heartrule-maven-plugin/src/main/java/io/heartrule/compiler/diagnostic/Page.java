package io.heartrule.compiler.diagnostic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The page {@code docs/diagnostics/HRnnn.md} of a code; the pages are in the plugin's jar.
 *
 * @param chinese title in Chinese
 * @param english title in English
 * @param text the whole page, Markdown; the code alone as long as there is no page
 */
public record Page(String chinese, String english, String text) {
  private static final String SEPARATOR = " · ";

  public static Page of(Code code) {
    try (var in = Page.class.getResourceAsStream("/io/heartrule/compiler/pages/" + code + ".md")) {
      return in == null
          ? new Page(code.name(), code.name(), code.name())
          : parse(code, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Page parse(Code code, String text) {
    int end = text.indexOf('\n');
    String heading = end < 0 ? text : text.substring(0, end);
    int first = heading.indexOf(SEPARATOR);
    int second = first < 0 ? -1 : heading.indexOf(SEPARATOR, first + 1);
    if (second < 0) {
      return new Page(code.name(), code.name(), text);
    }
    return new Page(heading.substring(first + SEPARATOR.length(), second).strip(),
        heading.substring(second + SEPARATOR.length()).strip(), text);
  }

  public String title(String language) {
    return language.equals("zh") ? chinese : english;
  }
}
