package io.heartrule.compiler.emit;

import io.heartrule.compiler.analyse.machine.JavaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes one Java file: indentation, imports, comments aligned behind code.
 *
 * <p>A writer of text instead of a library that models Java: such a library took 17–27 % of javac's
 * time in trials, where all of analysis, emission and writing may take 10 %, and it cannot align
 * comments behind the lines of a switch, by which the script is read in a debugger.
 */
final class JavaWriter {
  private static final int WIDEST = 110;

  private final String packageName;
  private final String topLevel;
  private final StringBuilder body = new StringBuilder(8192);
  private final Map<String, String> imports = new TreeMap<>();
  private final TreeSet<String> statics = new TreeSet<>();
  private final List<String> aligned = new ArrayList<>();
  private final List<String> comments = new ArrayList<>();
  private int depth;

  JavaWriter(JavaType type) {
    this.packageName = type.packageName();
    this.topLevel = type.topLevelName();
  }

  /** The name of a type as it is written here; imports it where that is needed. */
  String type(JavaType type) {
    String name = type.name();
    String first = type.topLevelName();
    String written;
    if (type.packageName().equals(packageName) && first.equals(topLevel)) {
      written = name.equals(topLevel) ? name : name.substring(topLevel.length() + 1);
    } else if (isFree(type.packageName(), first)) {
      written = name;
    } else {
      written = type.packageName() + "." + name;
    }
    if (type.arguments().isEmpty()) {
      return written;
    }
    StringBuilder out = new StringBuilder(written).append('<');
    for (JavaType argument : type.arguments()) {
      out.append(out.charAt(out.length() - 1) == '<' ? "" : ", ").append(type(argument));
    }
    return out.append('>').toString();
  }

  /** Whether a type is the class of this file: its own constants need no qualifier. */
  boolean isThis(JavaType type) {
    return type.packageName().equals(packageName) && type.name().equals(topLevel);
  }

  /** The name of a type in the head of the class, where its nested types are not known by their own names. */
  String headType(JavaType type) {
    StringBuilder out = new StringBuilder(type(new JavaType(type.packageName(), type.name()))).append('<');
    for (JavaType argument : type.arguments()) {
      boolean own = argument.packageName().equals(packageName) && argument.topLevelName().equals(topLevel);
      out.append(out.charAt(out.length() - 1) == '<' ? "" : ", ").append(own ? argument.name() : type(argument));
    }
    return out.append('>').toString();
  }

  /** Whether the simple name may stand for the type here: no other type of that name is in use. */
  private boolean isFree(String wanted, String simple) {
    if (wanted.equals("java.lang")) {
      return true;
    }
    if (simple.equals(topLevel)) {
      return false;
    }
    return imports.merge(simple, wanted, (present, other) -> present).equals(wanted);
  }

  String runtime(String simpleName) {
    return type(JavaType.runtime(simpleName));
  }

  /** A static method or constant of the runtime, imported so that its bare name can be written. */
  String imported(String owner, String member) {
    statics.add("io.heartrule.generated." + owner + "." + member);
    return member;
  }

  JavaWriter in() {
    flush();
    depth++;
    return this;
  }

  JavaWriter out() {
    flush();
    depth--;
    return this;
  }

  JavaWriter line(String code) {
    flush();
    indent(depth);
    body.append(code).append('\n');
    return this;
  }

  /** A line of a block whose comments stand one below the other. */
  JavaWriter line(String code, String comment) {
    aligned.add(code);
    comments.add(comment == null ? null : Comments.whole(comment));
    return this;
  }

  /** A line of such a block that has no comment itself. */
  JavaWriter lineOfBlock(String code) {
    return line(code, null);
  }

  JavaWriter blank() {
    flush();
    if (!endsWith("{\n") && !endsWith("\n\n")) {
      body.append('\n');
    }
    return this;
  }

  /** {@code text} has gone through {@link Comments}. */
  JavaWriter doc(String text) {
    return line("/** " + text + " */");
  }

  private boolean endsWith(String end) {
    int at = body.length() - end.length();
    return at >= 0 && body.indexOf(end, at) == at;
  }

  private void flush() {
    if (aligned.isEmpty()) {
      return;
    }
    int column = 0;
    for (int i = 0; i < aligned.size(); i++) {
      int width = comments.get(i) == null ? 0 : width(aligned.get(i));
      if (width <= WIDEST) {
        column = Math.max(column, width);
      }
    }
    for (int i = 0; i < aligned.size(); i++) {
      String code = aligned.get(i);
      indent(depth);
      body.append(code);
      if (comments.get(i) != null) {
        for (int gap = Math.max(0, column - width(code)) + 2; gap > 0; gap--) {
          body.append(' ');
        }
        body.append("// ").append(comments.get(i));
      }
      body.append('\n');
    }
    aligned.clear();
    comments.clear();
  }

  private void indent(int levels) {
    for (int i = 0; i < levels; i++) {
      body.append("  ");
    }
  }

  /** Columns on a screen: a Chinese character takes two. */
  static int width(String text) {
    int width = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean wide = c >= 0x1100 && (c <= 0x115F || c >= 0x2E80 && c <= 0xA4CF || c >= 0xAC00 && c <= 0xD7A3
          || c >= 0xF900 && c <= 0xFAFF || c >= 0xFE30 && c <= 0xFE6F || c >= 0xFF00 && c <= 0xFF60
          || c >= 0xFFE0 && c <= 0xFFE6 || Character.isHighSurrogate(c));
      width += wide ? 2 : Character.isLowSurrogate(c) ? 0 : 1;
    }
    return width;
  }

  /** The whole file. @param origin where it comes from, for the first line */
  String file(String origin) {
    flush();
    StringBuilder out = new StringBuilder(body.length() + 1024);
    out.append("// Generated by HeartRule from ").append(Comments.place(origin))
        .append(". Do not edit: changes are lost at the next build.\n");
    out.append("package ").append(packageName).append(";\n\n");
    for (String member : statics) {
      out.append("import static ").append(member).append(";\n");
    }
    out.append(statics.isEmpty() ? "" : "\n");
    List<String> names = new ArrayList<>();
    imports.forEach((simple, owner) -> {
      if (!owner.equals(packageName)) {
        names.add(owner + "." + simple);
      }
    });
    names.sort(null);
    for (String name : names) {
      out.append("import ").append(name).append(";\n");
    }
    out.append(names.isEmpty() ? "" : "\n");
    return out.append(body).toString();
  }
}
