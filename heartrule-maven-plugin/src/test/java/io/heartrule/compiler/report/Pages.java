package io.heartrule.compiler.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.compile.CompilerOptions;
import io.heartrule.compiler.compile.HeartRuleCompiler;
import io.heartrule.compiler.compile.ScriptFolder;
import io.heartrule.compiler.compile.ScriptSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Makes reports of scripts and looks into them. */
final class Pages {
  private Pages() {}

  /** The text of a stretch of the page; cells of tables end in a bar. */
  static String plain(String html) {
    StringBuilder text = new StringBuilder();
    boolean tag = false;
    for (int i = 0; i < html.length(); i++) {
      if (html.startsWith("</td>", i) || html.startsWith("</th>", i)) {
        text.append('|');
      }
      tag |= html.charAt(i) == '<';
      if (!tag) {
        text.append(html.charAt(i));
      }
      tag &= html.charAt(i) != '>';
    }
    return text.toString();
  }

  static String page(String script) {
    return page(List.of(source(script)), "zh");
  }

  static ScriptSource source(String script) {
    return new ScriptSource("test.yaml", script.getBytes(StandardCharsets.UTF_8));
  }

  static List<ScriptSource> read(Path folder) throws IOException {
    return new ScriptFolder(folder.toAbsolutePath(), folder).read();
  }

  static String page(List<ScriptSource> scripts, String language) {
    HeartRuleCompiler compiler = new HeartRuleCompiler(
        new CompilerOptions("family", false, false, List.of(), language));
    return compiler.report(scripts, compiler.compile(scripts).diagnostics(), "../../");
  }

  /** Every link leads to something, nothing is there twice, and every tag is closed. */
  static void assertHoldsTogether(String page) {
    List<String> ids = values(page, " id=\"");
    assertThat(new HashSet<>(ids)).as("ids, each once").hasSameSizeAs(ids);
    Set<String> missing = new TreeSet<>(values(page, " href=\"#"));
    missing.removeAll(new HashSet<>(ids));
    assertThat(missing).as("links that lead nowhere").isEmpty();
    assertNested(page);
  }

  private static void assertNested(String page) {
    Deque<String> open = new ArrayDeque<>();
    int body = page.indexOf("<body>");
    for (int i = page.indexOf('<', body); i >= 0; i = page.indexOf('<', i + 1)) {
      String tag = page.substring(i + 1, page.indexOf('>', i)).split(" ", 2)[0];
      if (!tag.startsWith("/")) {
        open.push(tag);
      } else if (!tag.equals("/html")) {
        assertThat(open.pop()).as(page.substring(Math.max(0, i - 80), i)).isEqualTo(tag.substring(1));
      }
    }
    assertThat(open).isEmpty();
  }

  static List<String> values(String page, String attribute) {
    List<String> values = new ArrayList<>();
    for (int i = page.indexOf(attribute); i >= 0; i = page.indexOf(attribute, i + 1)) {
      int start = i + attribute.length();
      values.add(page.substring(start, page.indexOf('"', start)));
    }
    return values;
  }
}
