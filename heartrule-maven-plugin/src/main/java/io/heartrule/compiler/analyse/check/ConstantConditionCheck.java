package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.ExpressionTypes;
import io.heartrule.compiler.analyse.Meaning;
import io.heartrule.compiler.analyse.PlacedExpression;
import io.heartrule.compiler.analyse.Symbols;
import io.heartrule.compiler.analyse.Type;
import io.heartrule.compiler.analyse.Variable;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Expression;
import io.heartrule.compiler.model.Expression.Operator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Warns of conditions that are always true or always false, whatever the visitor says. */
final class ConstantConditionCheck implements Check {
  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    Run run = new Run(analysis.symbols(), new ExpressionTypes(analysis.symbols()), diagnostics);
    for (PlacedExpression placed : analysis.symbols().expressions()) {
      run.report(placed.expression());
    }
  }

  private record Run(Symbols symbols, ExpressionTypes types, Diagnostics diagnostics) {

    /** Reports the innermost parts that are settled. */
    void report(Expression expression) {
      if (expression instanceof Expression.Binary binary && !binary.operator().isComparison()
          && !binary.operator().isArithmetic()) {
        int before = settledParts(binary.left()) + settledParts(binary.right());
        if (before == 0 && binary.operator() == Operator.AND && contradicts(binary)) {
          add(expression, false);
          return;
        }
        report(binary.left());
        report(binary.right());
      } else if (expression instanceof Expression.Not not) {
        report(not.operand());
      } else {
        Boolean settled = settled(expression);
        if (settled != null) {
          add(expression, settled);
        }
      }
    }

    private int settledParts(Expression expression) {
      return settled(expression) == null ? 0 : 1;
    }

    private void add(Expression expression, boolean value) {
      Diagnostic found = Diagnostic.at(expression.span(), Code.HR405, expression.span().text());
      diagnostics.add(found.variant(value ? "true" : "false"));
    }

    /** What a part comes to, or null if that depends on the conversation. */
    private Boolean settled(Expression expression) {
      if (expression instanceof Expression.Bool bool) {
        return bool.value();
      } else if (expression instanceof Expression.Apply apply && apply.function() == Expression.Function.EMPTY
          && apply.arguments().size() == 1 && alwaysHasValue(apply.arguments().get(0))) {
        return false;
      } else if (!(expression instanceof Expression.Binary binary) || !binary.operator().isComparison()) {
        return null;
      } else if (binary.operator() == Operator.IN) {
        return binary.right() instanceof Expression.ListOf list && list.elements().isEmpty() ? Boolean.FALSE : null;
      } else {
        return compared(binary);
      }
    }

    private Boolean compared(Expression.Binary binary) {
      Operator operator = binary.operator();
      Object left = constant(binary.left());
      Object right = constant(binary.right());
      if (left != null && right != null) {
        return compare(operator, left, right);
      }
      Meaning one = meaning(binary.left());
      if (one != null && one.equals(meaning(binary.right()))) {
        boolean equal = operator == Operator.EQUAL || operator == Operator.AT_LEAST || operator == Operator.AT_MOST;
        return equal;
      }
      boolean equality = operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
      boolean withNull = binary.left() instanceof Expression.Null || binary.right() instanceof Expression.Null;
      Expression other = binary.left() instanceof Expression.Null ? binary.right() : binary.left();
      if (withNull && !equality) {
        return false;
      } else if (withNull && (alwaysHasValue(other) || isList(other))) {
        return operator == Operator.NOT_EQUAL;
      }
      return right instanceof BigDecimal number && isCount(binary.left()) ? counted(operator, number) : null;
    }

    /** A count is never below zero. */
    private static Boolean counted(Operator operator, BigDecimal number) {
      int sign = number.signum();
      return switch (operator) {
        case AT_LEAST -> sign <= 0 ? Boolean.TRUE : null;
        case GREATER -> sign < 0 ? Boolean.TRUE : null;
        case LESS -> sign <= 0 ? Boolean.FALSE : null;
        case AT_MOST, EQUAL -> sign < 0 ? Boolean.FALSE : null;
        case NOT_EQUAL -> sign < 0 ? Boolean.TRUE : null;
        default -> null;
      };
    }

    private boolean isCount(Expression expression) {
      return expression instanceof Expression.Apply apply
          && (apply.function() == Expression.Function.COUNT || apply.function() == Expression.Function.VISITED)
          || meaning(expression) instanceof Meaning.OfVariable of && of.variable().counter();
    }

    private boolean isList(Expression expression) {
      Type type = types.of(expression);
      return type instanceof Type.ListType || type instanceof Type.LogType;
    }

    /** Counters and yes/no begin with a value and never lose it. */
    private boolean alwaysHasValue(Expression expression) {
      if (meaning(expression) instanceof Meaning.OfVariable of) {
        Variable variable = of.variable();
        return variable.counter() || variable.type() instanceof Type.BooleanType;
      }
      return expression instanceof Expression.Number || expression instanceof Expression.Bool;
    }

    private Meaning meaning(Expression expression) {
      return expression instanceof Expression.Variable variable && variable.field() == null
          ? symbols.meaning(variable.span()) : null;
    }

    private static Object constant(Expression expression) {
      if (expression instanceof Expression.Number number) {
        return number.value();
      } else if (expression instanceof Expression.Str text) {
        return text.value();
      }
      return expression instanceof Expression.Bool bool ? bool.value() : null;
    }

    private static Boolean compare(Operator operator, Object left, Object right) {
      if (left instanceof BigDecimal one && right instanceof BigDecimal other) {
        int order = one.compareTo(other);
        return switch (operator) {
          case EQUAL -> order == 0;
          case NOT_EQUAL -> order != 0;
          case AT_LEAST -> order >= 0;
          case AT_MOST -> order <= 0;
          case GREATER -> order > 0;
          case LESS -> order < 0;
          default -> null;
        };
      }
      return operator == Operator.EQUAL ? left.equals(right)
          : operator == Operator.NOT_EQUAL ? Boolean.valueOf(!left.equals(right)) : null;
    }

    /** {@code {x} == "甲" and {x} == "乙"}. */
    private boolean contradicts(Expression.Binary and) {
      List<Expression> parts = new ArrayList<>();
      conjuncts(and, parts);
      Map<Meaning, Object> values = new HashMap<>();
      for (Expression part : parts) {
        if (part instanceof Expression.Binary binary && binary.operator() == Operator.EQUAL) {
          Meaning meaning = meaning(binary.left());
          Object value = constant(binary.right());
          Object earlier = meaning == null || value == null ? null : values.putIfAbsent(meaning, value);
          if (earlier != null && Boolean.FALSE.equals(compare(Operator.EQUAL, earlier, value))) {
            return true;
          }
        }
      }
      return false;
    }

    private static void conjuncts(Expression expression, List<Expression> parts) {
      if (expression instanceof Expression.Binary binary && binary.operator() == Operator.AND) {
        conjuncts(binary.left(), parts);
        conjuncts(binary.right(), parts);
      } else {
        parts.add(expression);
      }
    }
  }
}
