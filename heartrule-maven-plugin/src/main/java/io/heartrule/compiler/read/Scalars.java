package io.heartrule.compiler.read;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.diagnostic.NearNames;
import io.heartrule.compiler.source.Located;
import io.heartrule.compiler.source.Span;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads single values: a text, a whole number, one of some words. What does not fit is reported; null comes back. */
final class Scalars {
  private static final int MOST_DIGITS = 9;
  private static final int LONGEST_UNIT = 3;

  private final Diagnostics diagnostics;

  Scalars(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** A whole number. */
  Integer integer(Node node, String key, Span keySpan, int least) {
    Located located = bracketReported(node) ? null : scalar(node, key, keySpan, "number");
    if (located == null) {
      return null;
    }
    Located trimmed = NameReader.trim(located);
    Integer number = whole(trimmed.text());
    if (number == null || number < least) {
      String normal = NameReader.normal(trimmed.text());
      Integer better = whole(withoutUnit(normal));
      Diagnostic found = Diagnostic.at(trimmed.span(), Code.HR106, trimmed.text(), key, least);
      if (better == null || better < least) {
        diagnostics.add(found.variant(isDigits(normal) ? "big" : number == null && least <= 0 ? "number" : "least"));
        return null;
      }
      boolean wide = normal.equals(better.toString());
      diagnostics.add(found.variant(wide ? "wide" : "unit", better).fix(node.span(), better.toString()));
      return better;
    }
    return number;
  }

  private static boolean isDigits(String text) {
    return text.length() > MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** {@code 50分钟} is meant as 50; the text itself if it does not look like that. */
  private static String withoutUnit(String text) {
    int digits = 0;
    while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
      digits++;
    }
    String unit = text.substring(digits).strip();
    return unit.length() <= LONGEST_UNIT && unit.chars().allMatch(Character::isLetter)
        ? text.substring(0, digits) : text;
  }

  private static Integer whole(String text) {
    BigDecimal number = ValueReader.number(text);
    boolean whole = number != null && number.scale() <= 0 && number.precision() <= MOST_DIGITS;
    return whole ? Integer.valueOf(number.intValue()) : null;
  }

  /** @param code what to report of a word that is none of them */
  <T> T word(Node node, String key, Span keySpan, Words<T> words, Code code) {
    Located located = bracketReported(node) ? null : scalar(node, key, keySpan, "word");
    if (located == null) {
      return null;
    }
    Located trimmed = NameReader.trim(located);
    String written = trimmed.text();
    String canonical = words.canonical(written);
    if (canonical == null) {
      Diagnostic unknown = Diagnostic.at(trimmed.span(), code, written, key, words.shown());
      Optional<String> near = NearNames.nearest(written, words.all());
      diagnostics.add(near.isEmpty() ? unknown
          : unknown.variant("near", near.get()).fix(trimmed.span(), near.get()));
      return near.map(words::meaning).orElse(null);
    }
    if (!written.equals(canonical)) {
      Code spelling = words.isAlias(written) ? Code.HR102 : Code.HR114;
      diagnostics.add(
          Diagnostic.at(trimmed.span(), spelling, written, canonical).fix(trimmed.span(), canonical));
    }
    return words.meaning(canonical);
  }

  /** The scalar, {@code [placeholder]} unwrapped. */
  Located scalar(Node node, String key, Span keySpan, String expected) {
    if (node instanceof Node.Scalar scalar) {
      if (isNothing(scalar)) {
        diagnostics.add(Diagnostic.at(scalar.missing() ? keySpan : scalar.span(), Code.HR019, key));
        return null;
      }
      return scalar.located();
    }
    Node.Scalar inner = bracketed(node);
    if (inner != null) {
      bracketReported(node);
      return inner.located();
    }
    Diagnostic found = Diagnostic.at(node.span(), Code.HR107, key);
    boolean brace = node instanceof Node.Mapping mapping && !mapping.entries().isEmpty()
        && node.span().text().startsWith("{");
    diagnostics.add(found.variant(brace ? "brace" : key.equals("if") ? "if" : expected));
    return null;
  }

  /** Whether nothing is written: no value, an empty text, {@code ~}. */
  static boolean isNothing(Node.Scalar scalar) {
    return scalar.missing() || scalar.text().isBlank()
        || scalar.plain() && (scalar.text().equals("~") || scalar.text().equalsIgnoreCase("null"));
  }

  /** HR015 for {@code [规则名]}; returns whether it was one. */
  private boolean bracketReported(Node node) {
    Node.Scalar inner = bracketed(node);
    if (inner != null) {
      String text = inner.text().strip();
      diagnostics.add(Diagnostic.at(node.span(), Code.HR015, text).fix(node.span(), text));
    }
    return inner != null;
  }

  private static Node.Scalar bracketed(Node node) {
    return node instanceof Node.Sequence sequence && sequence.flow() && sequence.items().size() == 1
        && sequence.items().get(0) instanceof Node.Scalar scalar && !isNothing(scalar) ? scalar : null;
  }

  /** The same placeholder in full-width or quoted brackets. */
  Located unbracketed(Located located) {
    Located trimmed = NameReader.trim(located);
    String text = trimmed.text();
    int last = text.length() - 1;
    boolean brackets = last > 1
        && (text.charAt(0) == '[' && text.charAt(last) == ']' || text.charAt(0) == '［' && text.charAt(last) == '］');
    if (!brackets) {
      return located;
    }
    Located inner = trimmed.part(1, last);
    diagnostics.add(
        Diagnostic.at(trimmed.span(), Code.HR015, inner.text()).fix(trimmed.span(), inner.text()));
    return inner;
  }
}
