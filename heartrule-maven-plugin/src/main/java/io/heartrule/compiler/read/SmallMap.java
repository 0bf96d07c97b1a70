package io.heartrule.compiler.read;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.NearNames;
import io.heartrule.compiler.source.Located;
import io.heartrule.compiler.source.Span;
import java.util.List;

/**
 * Reads a map of one key such as {@code {topics: 2}} also where its braces, its colon or the blank behind it are
 * not what YAML wants: {@code topics: 2}, {@code {topics:2}}, {@code {topics：2}}, {@code topics 2}.
 */
final class SmallMap {
  private static final String BRACES = "{}｛｝";

  private SmallMap() {}

  /** What is written, as a map if it is meant as one, which is reported. */
  static Node repaired(Node value, Shape shape, Reading reading) {
    Located written = located(value);
    if (written == null) {
      return value;
    }
    String text = written.text();
    int stop = LineWords.endOfWord(text, 0, text.length());
    int sign = LineWords.skipBlanks(text, stop, text.length());
    boolean colon = sign < text.length() && Chars.isColon(text.charAt(sign));
    int from = LineWords.skipBlanks(text, colon ? sign + 1 : sign, text.length());
    boolean number = from < text.length() && Character.isDigit(text.charAt(from));
    String key = stop == 0 || from == text.length() || !colon && !number ? null : key(text.substring(0, stop), shape);
    if (key == null) {
      return value;
    }
    String better = "{" + key + ": " + text.substring(from) + "}";
    Span place = value instanceof Node.Scalar scalar ? NameReader.trim(scalar.located()).span() : value.span();
    reading.report(Diagnostic.at(place, Code.HR106, place.text(), shape.title(), "")
        .variant("braces", better).fix(place, better));
    Located name = written.part(0, stop);
    Node.Scalar canonical = new Node.Scalar(new Located(key, name.span(), name.positions()), true, false);
    Node.Scalar content = new Node.Scalar(written.part(from, text.length()), true, false);
    return new Node.Mapping(List.of(new Node.Entry(canonical, content)), value.span());
  }

  /** What stands between the braces if it is no proper map; null if it is one. */
  private static Located located(Node value) {
    if (value instanceof Node.Mapping mapping) {
      boolean bare = mapping.entries().size() == 1 && mapping.entries().get(0).value() instanceof Node.Scalar content
          && content.missing();
      return bare ? NameReader.trim(mapping.entries().get(0).key().located()) : null;
    }
    if (!(value instanceof Node.Scalar scalar) || Scalars.isNothing(scalar)) {
      return null;
    }
    Located written = NameReader.trim(scalar.located());
    String text = written.text();
    int from = BRACES.indexOf(text.charAt(0)) >= 0 ? 1 : 0;
    int to = text.length() > from && BRACES.indexOf(text.charAt(text.length() - 1)) >= 0 ? text.length() - 1
        : text.length();
    return NameReader.trim(written.part(from, to));
  }

  private static String key(String written, Shape shape) {
    String key = shape.canonical(written);
    return key != null ? key : NearNames.nearest(written, shape.keys()).orElse(null);
  }
}
