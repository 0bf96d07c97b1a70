package io.heartrule.compiler.read;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.source.Located;
import io.heartrule.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;

/** The text of one expression, what has been found wrong in it, and how to write a repair into the file. */
final class ExpressionText {
  private final Located located;
  private String ordinary;
  private final List<Diagnostic> found = new ArrayList<>();
  private boolean broken;

  ExpressionText(Located located) {
    this.located = located;
    this.ordinary = located.text();
  }

  String text() {
    return located.text();
  }

  /** The text with ordinary signs in place of full-width ones; of the same length. */
  String ordinary() {
    return ordinary;
  }

  void ordinary(String repaired) {
    ordinary = repaired;
  }

  Located part(int from, int to) {
    return located.part(from, to);
  }

  Span span(int from, int to) {
    return located.span(from, to);
  }

  List<Diagnostic> found() {
    return found;
  }

  /** Whether something is wrong that leaves no tree. */
  boolean isBroken() {
    return broken;
  }

  void add(Diagnostic diagnostic) {
    found.add(diagnostic);
  }

  /** Reports a place where the reading cannot go on as if nothing were wrong. */
  void broken(int from, int to, String variant, Object... arguments) {
    broken = true;
    found.add(Diagnostic.at(located.span(from, to), Code.HR401).variant(variant, arguments));
  }

  /** Nothing can be made of it; why has been said. */
  void giveUp() {
    broken = true;
  }

  /** Adds a repair of a part, so that the file stays good YAML. */
  Diagnostic repaired(Diagnostic diagnostic, int from, int to, String replacement) {
    boolean startsMap = from == 0 && replacement.startsWith("{") && !isQuoted();
    if (startsMap) {
      return rewritten(diagnostic, replacement + text().substring(to));
    }
    return diagnostic.fix(located.span(from, to), replacement);
  }

  /** Adds a repair that writes the whole expression anew, in quotes. */
  Diagnostic rewritten(Diagnostic diagnostic, String expression) {
    char first = first();
    if (first == '|' || first == '>') {
      return diagnostic;
    }
    return diagnostic.fix(located.span(), "'" + expression.strip().replace("'", "''") + "'");
  }

  /** A word in quotes that do not end a quoted YAML text. */
  String quoted(String word) {
    return first() == '"' ? "“" + word + "”" : '"' + word + '"';
  }

  private boolean isQuoted() {
    return "'\"|>".indexOf(first()) >= 0;
  }

  private char first() {
    String source = located.span().text();
    return source.isEmpty() ? ' ' : source.charAt(0);
  }
}
