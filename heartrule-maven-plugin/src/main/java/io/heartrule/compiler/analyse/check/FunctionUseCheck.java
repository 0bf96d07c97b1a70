package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.ExpressionTypes;
import io.heartrule.compiler.analyse.PlacedExpression;
import io.heartrule.compiler.analyse.Type;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Expression;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Ensures that a function stands where it can tell something, with arguments that it understands
 * (HR404): a period belongs to a log, {@code changed} to a rule, {@code visited} to a written name.
 */
final class FunctionUseCheck implements Check {
  /** As the runtime reads them; none means minutes. */
  private static final Set<String> UNITS = Set.of("", "s", "m", "min", "h", "d", "秒", "分", "分钟", "小时", "天");
  private static final int MOST_DIGITS = 6;

  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    ExpressionTypes types = new ExpressionTypes(analysis.symbols());
    for (PlacedExpression placed : analysis.symbols().expressions()) {
      Expressions.forEach(placed.expression(), part -> {
        if (part instanceof Expression.Apply apply) {
          check(apply, placed, types, diagnostics);
        }
      });
    }
  }

  private static void check(Expression.Apply apply, PlacedExpression placed, ExpressionTypes types,
      Diagnostics diagnostics) {
    List<Expression> arguments = apply.arguments();
    switch (apply.function()) {
      case COUNT -> {
        if (arguments.size() == 2) {
          period(arguments.get(0), arguments.get(1), types, diagnostics);
        }
      }
      case CHANGED -> {
        if (placed.site().rule() == null) {
          diagnostics.add(Diagnostic.at(apply.span(), Code.HR404, source(apply)).variant("changed"));
        } else if (arguments.size() == 1 && !(arguments.get(0) instanceof Expression.Variable)) {
          diagnostics.add(Diagnostic.at(arguments.get(0).span(), Code.HR404, source(arguments.get(0)))
              .variant("changed_value"));
        }
      }
      case VISITED -> {
        if (arguments.size() == 1 && !(arguments.get(0) instanceof Expression.Str)) {
          diagnostics.add(Diagnostic.at(arguments.get(0).span(), Code.HR404, source(arguments.get(0)))
              .variant("stage"));
        }
      }
      default -> { }
    }
  }

  private static void period(Expression counted, Expression period, ExpressionTypes types, Diagnostics diagnostics) {
    Type type = types.of(counted);
    if (type != null && !(type instanceof Type.LogType)) {
      diagnostics.add(Diagnostic.at(counted.span(), Code.HR404, source(counted)).variant("log"));
    } else if (!(period instanceof Expression.Str text) || !isPeriod(text.value().strip())) {
      diagnostics.add(Diagnostic.at(period.span(), Code.HR404, source(period)).variant("period"));
    }
  }

  private static boolean isPeriod(String text) {
    int digits = 0;
    while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
      digits++;
    }
    return digits > 0 && digits <= MOST_DIGITS
        && UNITS.contains(text.substring(digits).strip().toLowerCase(Locale.ROOT));
  }

  private static String source(Expression expression) {
    return expression.span().text();
  }
}
