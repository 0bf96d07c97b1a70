package io.heartrule.compiler.read;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.NearNames;
import io.heartrule.compiler.model.Expression;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The functions of expressions, by their names. */
final class Functions {
  private Functions() {}

  /** The function of that name; null if there is none like it, which is reported. */
  static Expression.Function find(Token word, ExpressionText source) {
    for (Expression.Function function : Expression.Function.values()) {
      if (function.word().equalsIgnoreCase(word.text())) {
        return function;
      }
    }
    List<String> known = Arrays.stream(Expression.Function.values()).map(Expression.Function::word).toList();
    Optional<String> near = NearNames.nearest(word.text().toLowerCase(Locale.ROOT), known);
    Diagnostic found = Diagnostic.at(source.span(word.from(), word.to()), Code.HR408, word.text(),
        String.join("、", known));
    source.add(near.isEmpty() ? found
        : source.repaired(found.variant("near", near.get()), word.from(), word.to(), near.get()));
    if (near.isEmpty()) {
      source.giveUp();
      return null;
    }
    return Expression.Function.values()[known.indexOf(near.get())];
  }

  /** How it is written. */
  static String example(Expression.Function function) {
    return switch (function) {
      case COUNT -> "count({清单})、count({记录}, \"10m\")";
      case EMPTY -> "empty({变量})";
      case CONTAINS -> "contains({变量}, \"词\")";
      case CHANGED -> "changed({变量})";
      case MINUTES_LEFT -> "minutes_left()";
      case VISITED -> "visited(\"阶段\")";
    };
  }
}
