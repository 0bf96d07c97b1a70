package io.heartrule.compiler.model;

import io.heartrule.compiler.source.Span;
import java.math.BigDecimal;
import java.util.List;

/** What stands after {@code value:}. */
public sealed interface Value {
  Span span();

  /** A text, quoted or plain; {@code "{x}"} alone keeps the type of x. */
  record OfText(Text text) implements Value {
    @Override
    public Span span() {
      return text.span();
    }
  }

  /** An unquoted {@code true} or {@code false}. */
  record OfBool(boolean value, Span span) implements Value {}

  /** An unquoted number. */
  record OfNumber(BigDecimal value, Span span) implements Value {}

  /** {@code null}, {@code ~} or nothing between quotes is not this: only an unquoted {@code null}. */
  record OfNull(Span span) implements Value {}

  /** {@code [甲, 乙]}: values of a list of texts. */
  record OfList(List<Value> elements, Span span) implements Value {
    public OfList {
      elements = List.copyOf(elements);
    }
  }
}
