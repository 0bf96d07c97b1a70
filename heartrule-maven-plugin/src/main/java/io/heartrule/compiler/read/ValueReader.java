package io.heartrule.compiler.read;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Value;
import io.heartrule.compiler.source.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads what stands after {@code value:}: unquoted words may be numbers, yes/no or null. */
final class ValueReader {
  private static final int MOST_DIGITS = 18;

  private final Diagnostics diagnostics;
  private final TextReader texts;

  ValueReader(Diagnostics diagnostics, TextReader texts) {
    this.diagnostics = diagnostics;
    this.texts = texts;
  }

  /** The value, or null: nothing is written or it does not fit, which is reported. */
  Value read(Node node, String key, Span keySpan) {
    if (node instanceof Node.Sequence sequence) {
      List<Value> elements = new ArrayList<>();
      for (Node item : sequence.items()) {
        Value element = item instanceof Node.Scalar ? read(item, key, keySpan) : refuse(item, key);
        if (element != null) {
          elements.add(element);
        }
      }
      return new Value.OfList(elements, sequence.span());
    }
    if (!(node instanceof Node.Scalar scalar)) {
      return refuse(node, key);
    }
    if (scalar.missing()) {
      diagnostics.add(Diagnostic.at(keySpan, Code.HR019, key));
      return null;
    }
    Value typed = scalar.plain() ? typed(scalar) : null;
    return typed != null ? typed : new Value.OfText(texts.read(scalar.located()));
  }

  private Value refuse(Node node, String key) {
    boolean brace = node.span().text().startsWith("{");
    diagnostics.add(Diagnostic.at(node.span(), Code.HR107, key).variant(brace ? "brace" : ""));
    return null;
  }

  private Value typed(Node.Scalar scalar) {
    String text = scalar.text().strip();
    String lower = text.toLowerCase(Locale.ROOT);
    switch (lower) {
      case "true", "false" -> {
        if (!text.equals(lower)) {
          diagnostics.add(Diagnostic.at(scalar.span(), Code.HR114, text, lower).fix(scalar.span(), lower));
        }
        return new Value.OfBool(lower.equals("true"), scalar.span());
      }
      case "null", "~" -> {
        return new Value.OfNull(scalar.span());
      }
      default -> {
        BigDecimal number = number(text);
        return number == null ? null : new Value.OfNumber(number, scalar.span());
      }
    }
  }

  /** A number as people write it; null for all else, also for digits that are a code (007, a long one). */
  static BigDecimal number(String text) {
    int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    int digits = 0;
    int dots = 0;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c == '.' && dots == 0 && i > start && i < text.length() - 1) {
        dots++;
      } else {
        return null;
      }
    }
    boolean code = text.length() > start + 1 && text.charAt(start) == '0' && text.charAt(start + 1) != '.';
    return digits == 0 || digits > MOST_DIGITS || code ? null : new BigDecimal(text);
  }
}
