package io.heartrule.compiler.emit;

import io.heartrule.compiler.analyse.machine.Expr;
import io.heartrule.compiler.analyse.machine.ExprMethod;
import io.heartrule.compiler.analyse.machine.Holder;
import io.heartrule.compiler.analyse.machine.JavaType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes small methods and the pieces that all methods share. */
final class MethodWriter {
  private MethodWriter() {}

  static void write(JavaWriter java, ExprWriter exprs, ExprMethod method) {
    java.blank();
    if (method.doc() != null) {
      java.doc(Comments.javadoc(method.doc()));
    }
    java.line("private " + java.type(method.returns()) + " "
        + method.name() + "(" + parameters(java, exprs, method.parameters()) + ") {").in();
    returned(java, exprs, method.body());
    java.out().line("}");
  }

  /** {@code return …;}, a long text in as many lines as it has. */
  private static void returned(JavaWriter java, ExprWriter exprs, Expr body) {
    String code = exprs.write(body);
    if (!(body instanceof Expr.Str) && !(body instanceof Expr.Join) || code.startsWith("String.join")
        || !code.contains("\\n")) {
      java.line("return " + code + ";");
      return;
    }
    int from = 0;
    boolean first = true;
    while (from < code.length()) {
      int to = breakAfter(code, from);
      boolean last = to >= code.length();
      String part = code.substring(from, last ? code.length() : to);
      java.line((first ? "return " : "    + \"") + part + (last ? ";" : "\""));
      first = false;
      from = to;
    }
  }

  /** The end of the line break in a literal that is next, where the literal can be cut. */
  private static int breakAfter(String code, int from) {
    boolean literal = from > 0;
    for (int i = from; i < code.length(); i++) {
      char c = code.charAt(i);
      if (c == '"') {
        literal = !literal;
      } else if (c == '\\' && literal) {
        i++;
        boolean more = i + 1 < code.length() && code.charAt(i + 1) != '"'
            && !code.startsWith("\\n", i + 1);
        if (code.charAt(i) == 'n' && more) {
          return i + 1;
        }
      }
    }
    return code.length();
  }

  static String parameters(JavaWriter java, ExprWriter exprs, Map<Holder, JavaType> types) {
    StringBuilder out = new StringBuilder();
    types.forEach((holder, type) -> out.append(out.isEmpty() ? "" : ", ").append(java.type(type)).append(' ')
        .append(exprs.holder(holder)));
    return out.toString();
  }

  /** Locals for the holders that {@code source} knows by type. */
  static void locals(JavaWriter java, Set<Holder> used, Map<Holder, JavaType> types, String source) {
    for (Holder holder : List.of(Holder.SESSION, Holder.STAGE, Holder.GLOBALS, Holder.WATCH, Holder.TOPIC)) {
      if (used.contains(holder)) {
        String type = java.type(types.get(holder));
        String name = holder.name().toLowerCase(Locale.ROOT);
        java.line(type + " " + name + " = " + source + "." + name + "(" + type + ".class);");
      }
    }
  }

  /** {@code "甲", "乙"}. */
  static String literals(List<String> texts) {
    StringBuilder out = new StringBuilder();
    for (String text : texts) {
      out.append(out.isEmpty() ? "" : ", ").append(Literals.string(text));
    }
    return out.toString();
  }
}
