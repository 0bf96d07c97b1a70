package io.heartrule.compiler;

import io.heartrule.compiler.compile.ScriptSource;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages scripts as typing, pasting, merging and broken disks do. The same seed, the same damage. */
final class Mutator {
  private static final String ASCII = ":,-\"'{}[]()#!?=&*|> ";
  private static final String FULL_WIDTH = "：，－“‘｛｝［］（）＃！？＝＆＊｜＞\u3000";
  private static final String[] HOSTILE = {
      "\u0000", "\t", "\r", "\u0085", "\u2028", "\u00a0", "\u200b", "\u202e", "\ufeff", "\ud83d\ude00", "\ufffe",
      "\\", "\\u000a", "\\u0022+x()+\\u0022", "*/", "/*", "//", "\"\"\"", "${x}", "$S", "%s", "{", "}", "{{", "]", "[",
      "<b>", "@author", "'", "\"", "`", "…", "---\n", "...\n", "&a ", "*a", "!!str ", "<<: *a\n", "? ", "| ", "> ", "%YAML 9\n",
      "null", "true", "~", "0x1F", "1e999", "999999999999999999999", "-0", ".nan", "class", "int", "record", "_", "$",
  };

  private final Random random;
  private final List<List<ScriptSource>> corpus;

  Mutator(long seed, List<List<ScriptSource>> corpus) {
    this.random = new Random(seed);
    this.corpus = corpus;
  }

  /** A project of the corpus with one to four wounds in one of its files. */
  List<ScriptSource> next() {
    List<ScriptSource> project = new ArrayList<>(corpus.get(random.nextInt(corpus.size())));
    int which = random.nextInt(project.size());
    ScriptSource script = project.get(which);
    byte[] bytes = script.bytes();
    for (int i = random.nextInt(4); i >= 0; i--) {
      bytes = wound(bytes);
    }
    project.set(which, new ScriptSource(script.path(), bytes));
    return project;
  }

  private byte[] wound(byte[] bytes) {
    return switch (random.nextInt(10)) {
      case 0 -> flipByte(bytes);
      case 1 -> flipBit(bytes);
      case 2 -> swapLines(bytes);
      case 3 -> duplicateLine(bytes);
      case 4 -> deleteLine(bytes);
      case 5 -> widen(bytes);
      case 6 -> random.nextInt(4) == 0 ? truncate(bytes) : indent(bytes);
      case 7 -> swapValues(bytes);
      case 8 -> changeName(bytes);
      default -> insert(bytes);
    };
  }

  private byte[] flipByte(byte[] bytes) {
    byte[] changed = bytes.clone();
    if (changed.length > 0) {
      changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
    }
    return changed;
  }

  private byte[] flipBit(byte[] bytes) {
    byte[] changed = bytes.clone();
    if (changed.length > 0) {
      changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return changed;
  }

  private byte[] truncate(byte[] bytes) {
    return Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
  }

  private byte[] swapLines(byte[] bytes) {
    List<byte[]> lines = lines(bytes);
    int one = random.nextInt(lines.size());
    int other = random.nextBoolean() ? Math.min(one + 1, lines.size() - 1) : random.nextInt(lines.size());
    byte[] kept = lines.get(one);
    lines.set(one, lines.get(other));
    lines.set(other, kept);
    return joined(lines);
  }

  private byte[] duplicateLine(byte[] bytes) {
    List<byte[]> lines = lines(bytes);
    int from = random.nextInt(lines.size());
    int count = Math.min(1 + random.nextInt(4), lines.size() - from);
    List<byte[]> copied = List.copyOf(lines.subList(from, from + count));
    lines.addAll(random.nextBoolean() ? from + count : random.nextInt(lines.size() + 1), copied);
    return joined(lines);
  }

  private byte[] deleteLine(byte[] bytes) {
    List<byte[]> lines = lines(bytes);
    int from = random.nextInt(lines.size());
    lines.subList(from, Math.min(lines.size(), from + 1 + random.nextInt(2))).clear();
    return joined(lines);
  }

  private byte[] indent(byte[] bytes) {
    List<byte[]> lines = lines(bytes);
    int at = random.nextInt(lines.size());
    String line = new String(lines.get(at), StandardCharsets.ISO_8859_1);
    String moved = random.nextBoolean() ? " ".repeat(1 + random.nextInt(4)) + line
        : line.substring(line.startsWith("  ") ? 1 + random.nextInt(2) : 0);
    lines.set(at, moved.getBytes(StandardCharsets.ISO_8859_1));
    return joined(lines);
  }

  /** What a Chinese keyboard types instead. */
  private byte[] widen(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    int start = text.isEmpty() ? 0 : random.nextInt(text.length());
    for (int i = start; i < text.length(); i++) {
      int at = ASCII.indexOf(text.charAt(i));
      int back = FULL_WIDTH.indexOf(text.charAt(i));
      if (at >= 0 || back >= 0) {
        char other = at >= 0 ? FULL_WIDTH.charAt(at) : ASCII.charAt(back);
        return (text.substring(0, i) + other + text.substring(i + 1)).getBytes(StandardCharsets.UTF_8);
      }
    }
    return bytes;
  }

  /** The value of one key behind another key: right YAML, and often wrong for the key. */
  private byte[] swapValues(byte[] bytes) {
    List<byte[]> lines = lines(bytes);
    int one = random.nextInt(lines.size());
    int other = random.nextInt(lines.size());
    int oneColon = colon(lines.get(one));
    int otherColon = colon(lines.get(other));
    if (oneColon < 0 || otherColon < 0) {
      return bytes;
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    line.write(lines.get(one), 0, oneColon);
    line.write(lines.get(other), otherColon, lines.get(other).length - otherColon);
    lines.set(one, line.toByteArray());
    return joined(lines);
  }

  /** A character of a name, or of any other text, changes: names no longer meet, or meet anew. */
  private byte[] changeName(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.isEmpty()) {
      return bytes;
    }
    int at = random.nextInt(text.length());
    char other = text.charAt(random.nextInt(text.length()));
    return (text.substring(0, at) + other + text.substring(at + random.nextInt(2))).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] insert(byte[] bytes) {
    int at = random.nextInt(bytes.length + 1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, at);
    out.writeBytes(HOSTILE[random.nextInt(HOSTILE.length)].getBytes(StandardCharsets.UTF_8));
    out.write(bytes, at, bytes.length - at);
    return out.toByteArray();
  }

  /** Each with its line break; never none. */
  private static List<byte[]> lines(byte[] bytes) {
    List<byte[]> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n' || i == bytes.length - 1) {
        lines.add(Arrays.copyOfRange(bytes, start, i + 1));
        start = i + 1;
      }
    }
    if (lines.isEmpty()) {
      lines.add(new byte[0]);
    }
    return lines;
  }

  private static byte[] joined(List<byte[]> lines) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    lines.forEach(out::writeBytes);
    return out.toByteArray();
  }

  private static int colon(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == ':') {
        return i;
      }
    }
    return -1;
  }
}
