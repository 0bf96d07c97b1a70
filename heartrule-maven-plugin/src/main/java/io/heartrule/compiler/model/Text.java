package io.heartrule.compiler.model;

import io.heartrule.compiler.source.Located;
import io.heartrule.compiler.source.Span;
import java.util.List;

/**
 * A text with places for variables: {@code 你好，{称呼}}.
 *
 * @param source the whole text as the script means it
 * @param pieces literal stretches and placeholders, in order; no two literals stand side by side
 */
public record Text(Located source, List<Piece> pieces) {
  public Text {
    pieces = List.copyOf(pieces);
  }

  /** A stretch of a text. */
  public sealed interface Piece {}

  /** Words that stand for themselves. */
  public record Literal(String text) implements Piece {}

  /**
   * {@code {name}} or {@code {name.field}}.
   *
   * @param name what stands between the braces, trimmed, after NFKC, up to the dot
   * @param field what follows the dot, or null
   * @param span the braces and all between them
   */
  public record Placeholder(Name name, Name field, Span span) implements Piece {}

  public String value() {
    return source.text();
  }

  public Span span() {
    return source.span();
  }

  public List<Placeholder> placeholders() {
    return pieces.stream().filter(Placeholder.class::isInstance).map(Placeholder.class::cast).toList();
  }

  /** Whether the text is one placeholder and nothing else: then it keeps the variable's type. */
  public boolean isSinglePlaceholder() {
    return pieces.size() == 1 && pieces.get(0) instanceof Placeholder;
  }

  public boolean isBlank() {
    return value().isBlank();
  }
}
