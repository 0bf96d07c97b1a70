package io.heartrule.compiler.read;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.source.Located;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes apart what an author enumerated in one text: {@code [甲，乙]} is one item for YAML, but two for
 * everybody who reads it. Quotes say that one item is meant.
 */
final class Enumeration {
  private static final String WIDE = "，、；";
  private static final String SIGNS = WIDE + ",";
  private static final String OPENING = "【［〔（《「『[";
  private static final String CLOSING = "】］〕）》」』]";

  private Enumeration() {}

  /**
   * HR005 for an unquoted item of {@code [a, b]} that holds several; null if it is one.
   *
   * @param alone whether the list has no other item: among others, 难过、低落 may well be one name
   */
  static Diagnostic mistake(Node item, boolean alone) {
    if (!(item instanceof Node.Scalar scalar) || !scalar.plain()) {
      return null;
    }
    int sign = first(scalar.text());
    List<Located> parts = sign < 0 ? List.of() : parts(scalar.located());
    if (parts.size() < 2 || !alone && scalar.text().charAt(sign) == '、') {
      return null;
    }
    String better = joined(parts);
    return Diagnostic.at(scalar.span(), Code.HR005, scalar.text().charAt(sign), better)
        .variant("list", parts.size()).fix(scalar.span(), better);
  }

  private static int first(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (WIDE.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  /** As they would stand in a list. */
  static String joined(List<Located> parts) {
    return String.join(", ", parts.stream().map(Located::text).toList());
  }

  /** What stands between the commas, without brackets of another kind around it all. */
  static List<Located> parts(Located written) {
    Located whole = NameReader.trim(written);
    int last = whole.text().length() - 1;
    if (last > 0 && OPENING.indexOf(whole.text().charAt(0)) >= 0
        && OPENING.indexOf(whole.text().charAt(0)) == CLOSING.indexOf(whole.text().charAt(last))) {
      whole = whole.part(1, last);
    }
    String text = whole.text();
    List<Located> parts = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || SIGNS.indexOf(text.charAt(i)) >= 0) {
        Located part = NameReader.trim(whole.part(from, i));
        if (!part.text().isEmpty()) {
          parts.add(part);
        }
        from = i + 1;
      }
    }
    return parts;
  }
}
