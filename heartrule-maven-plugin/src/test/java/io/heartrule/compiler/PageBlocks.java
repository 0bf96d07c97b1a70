package io.heartrule.compiler;

import io.heartrule.compiler.compile.CompilerOptions;
import io.heartrule.compiler.compile.ScriptSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The examples of a page {@code docs/diagnostics/HRnnn.md}.
 *
 * <pre>
 * ```yaml bad strictVariables requireCritical=甲,乙
 * first file: script.yaml
 * # --- other.yaml
 * its first line
 * ```
 * </pre>
 */
final class PageBlocks {
  private static final String FENCE = "```";
  private static final String NEXT_FILE = "# --- ";
  private static final String FIRST_FILE = "script.yaml";

  private PageBlocks() {}

  /**
   * An example.
   *
   * @param line of the page on which it begins
   */
  record Block(boolean bad, int line, CompilerOptions options, List<ScriptSource> files) {}

  /** @throws IllegalArgumentException if the page is not of the agreed form */
  static List<Block> of(String page) {
    List<Block> blocks = new ArrayList<>();
    List<String> lines = page.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).startsWith(FENCE)) {
        continue;
      }
      int start = i;
      do {
        i++;
        if (i == lines.size()) {
          throw new IllegalArgumentException("line " + (start + 1) + ": this block does not end");
        }
      } while (!lines.get(i).equals(FENCE));
      List<String> info = List.of(lines.get(start).substring(FENCE.length()).strip().split(" +"));
      if (info.size() > 1 && info.get(0).equals("yaml")) {
        blocks.add(block(info, start + 1, lines.subList(start + 1, i)));
      }
    }
    return blocks;
  }

  private static Block block(List<String> info, int line, List<String> lines) {
    boolean bad = info.get(1).equals("bad");
    if (!bad && !info.get(1).equals("good")) {
      throw new IllegalArgumentException("line " + line + ": a block is bad or good, not " + info.get(1));
    }
    return new Block(bad, line, options(info.subList(2, info.size()), line), files(lines));
  }

  private static CompilerOptions options(List<String> words, int line) {
    String basePackage = "page";
    boolean strict = false;
    boolean strictVariables = false;
    List<String> requireCritical = List.of();
    for (String word : words) {
      int equals = word.indexOf('=');
      String value = word.substring(equals + 1);
      switch (equals < 0 ? word : word.substring(0, equals)) {
        case "strict" -> strict = true;
        case "strictVariables" -> strictVariables = true;
        case "requireCritical" -> requireCritical = List.of(value.split(","));
        case "basePackage" -> basePackage = value;
        default -> throw new IllegalArgumentException("line " + line + ": unknown option " + word);
      }
    }
    return new CompilerOptions(basePackage, strict, strictVariables, requireCritical, "zh");
  }

  private static List<ScriptSource> files(List<String> lines) {
    List<ScriptSource> files = new ArrayList<>();
    String name = FIRST_FILE;
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith(NEXT_FILE)) {
        if (i > 0) {
          files.add(file(name, text));
        }
        name = line.substring(NEXT_FILE.length()).strip();
        text.setLength(0);
      } else {
        text.append(line).append('\n');
      }
    }
    files.add(file(name, text));
    return files;
  }

  /** {@code \\xNN} stands for a byte, for the one page that is about bytes. */
  private static ScriptSource file(String name, CharSequence text) {
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    byte[] unescaped = new byte[bytes.length];
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      boolean escaped = i + 3 < bytes.length && bytes[i] == '\\' && bytes[i + 1] == 'x';
      if (escaped && isHex(bytes[i + 2]) && isHex(bytes[i + 3])) {
        unescaped[length++] = (byte) Integer.parseInt(new String(bytes, i + 2, 2, StandardCharsets.US_ASCII), 16);
        i += 3;
      } else {
        unescaped[length++] = bytes[i];
      }
    }
    return new ScriptSource(name, java.util.Arrays.copyOf(unescaped, length));
  }

  private static boolean isHex(byte b) {
    return Character.digit(b, 16) >= 0;
  }
}
