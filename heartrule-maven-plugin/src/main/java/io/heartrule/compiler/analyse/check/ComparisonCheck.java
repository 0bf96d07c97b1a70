package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.ExpressionTypes;
import io.heartrule.compiler.analyse.PlacedExpression;
import io.heartrule.compiler.analyse.Type;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.diagnostic.NearNames;
import io.heartrule.compiler.model.Expression;
import io.heartrule.compiler.model.Expression.Operator;
import io.heartrule.compiler.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * Ensures that what an expression compares, adds or takes for yes/no is of fitting types (HR404),
 * that a status is compared with one of its words (HR309), and that no list stands where a single
 * value is needed (HR312).
 */
final class ComparisonCheck implements Check {
  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    Run run = new Run(new ExpressionTypes(analysis.symbols()), diagnostics);
    for (PlacedExpression placed : analysis.symbols().expressions()) {
      run.truth(placed.expression());
      Expressions.forEach(placed.expression(), run::part);
    }
  }

  private record Run(ExpressionTypes types, Diagnostics diagnostics) {

    void part(Expression part) {
      if (part instanceof Expression.Not not) {
        truth(not.operand());
      } else if (part instanceof Expression.Apply apply && !apply.arguments().isEmpty()) {
        argument(apply);
      } else if (part instanceof Expression.Binary binary) {
        if (binary.operator() == Operator.AND || binary.operator() == Operator.OR) {
          truth(binary.left());
          truth(binary.right());
        } else if (binary.operator() == Operator.IN) {
          membership(binary);
        } else {
          pair(binary);
        }
      }
    }

    /** Something that must be yes or no. */
    void truth(Expression expression) {
      Type type = types.of(expression);
      if (type != null && type != Type.BOOLEAN && !(type instanceof Type.BooleanType)) {
        Diagnostic found = Diagnostic.at(expression.span(), Code.HR404, source(expression), ExpressionTypes.word(type));
        diagnostics.add(found.variant(type instanceof Type.ListType || type instanceof Type.LogType
            ? "truth_list" : "truth"));
      }
    }

    private void argument(Expression.Apply apply) {
      Expression first = apply.arguments().get(0);
      Type type = types.of(first);
      if (type == null) {
        return;
      }
      boolean listed = type instanceof Type.ListType || type instanceof Type.LogType;
      boolean fits = switch (apply.function()) {
        case COUNT -> listed;
        case CONTAINS -> type instanceof Type.ListType || type instanceof Type.TextType;
        default -> true;
      };
      if (!fits) {
        diagnostics.add(Diagnostic.at(first.span(), Code.HR404, source(first), ExpressionTypes.word(type))
            .variant("argument", apply.function().word()));
      }
    }

    private void membership(Expression.Binary binary) {
      Type left = types.of(binary.left());
      Type right = types.of(binary.right());
      if (right != null && !(right instanceof Type.ListType)) {
        diagnostics.add(Diagnostic.at(binary.right().span(), Code.HR404, source(binary.right()),
            ExpressionTypes.word(right)).variant("in"));
      } else if (binary.right() instanceof Expression.ListOf list) {
        for (Expression element : list.elements()) {
          compare(left, types.of(element), binary.left(), element, element.span());
        }
      }
    }

    private void pair(Expression.Binary binary) {
      Type left = types.of(binary.left());
      Type right = types.of(binary.right());
      if (left == null || right == null) {
        return;
      }
      Expression list = left instanceof Type.ListType ? binary.left() : binary.right();
      boolean oneList = left instanceof Type.ListType != right instanceof Type.ListType;
      boolean equality = binary.operator() == Operator.EQUAL || binary.operator() == Operator.NOT_EQUAL;
      if (oneList || left instanceof Type.ListType && !equality) {
        if (!diagnostics.hasErrorAt(list.span())) {
          diagnostics.add(Diagnostic.at(list.span(), Code.HR312, source(list), "").variant("list"));
        }
      } else if (equality) {
        compare(left, right, binary.left(), binary.right(), binary.span());
      } else if (!ExpressionTypes.isNumber(left) || !ExpressionTypes.isNumber(right)) {
        Expression odd = ExpressionTypes.isNumber(left) ? binary.right() : binary.left();
        if (odd instanceof Expression.Str word && isDigits(word.value())) {
          diagnostics.add(Diagnostic.at(binary.span(), Code.HR404, source(odd), word.value()).variant("quoted")
              .fix(odd.span(), word.value()));
          return;
        }
        Diagnostic found = Diagnostic.at(binary.span(), Code.HR404, source(odd), ExpressionTypes.word(types.of(odd)));
        diagnostics.add(found.variant(binary.operator().isComparison() ? "order" : "sum", binary.operator().sign()));
      }
    }

    private void compare(Type left, Type right, Expression one, Expression other, Span span) {
      if (left == null || right == null) {
        return;
      }
      if (left instanceof Type.EnumType status && other instanceof Expression.Str word) {
        word(status, word, one);
      } else if (right instanceof Type.EnumType status && one instanceof Expression.Str word) {
        word(status, word, other);
      } else if (!fit(left, right) && !diagnostics.hasErrorIn(one.span()) && !diagnostics.hasErrorIn(other.span())) {
        diagnostics.add(Diagnostic.at(span, Code.HR404, source(one), ExpressionTypes.word(left), source(other),
            ExpressionTypes.word(right)));
      }
    }

    private static boolean fit(Type left, Type right) {
      return left.getClass() == right.getClass()
          || ExpressionTypes.isNumber(left) && ExpressionTypes.isNumber(right)
          || left instanceof Type.EnumType && right instanceof Type.TextType
          || left instanceof Type.TextType && right instanceof Type.EnumType;
    }

    private void word(Type.EnumType status, Expression.Str word, Expression variable) {
      if (status.values().contains(word.value()) || word.value().isEmpty()) {
        return;
      }
      Diagnostic found = Diagnostic.at(word.span(), Code.HR309, word.value(), source(variable),
          String.join("、", status.values()));
      Optional<String> near = NearNames.nearest(word.value(), List.copyOf(status.values()));
      String written = word.span().text();
      boolean quoted = written.length() == word.value().length() + 2;
      diagnostics.add(near.isEmpty() ? found : quoted
          ? found.variant("near", near.get())
              .fix(word.span(), written.charAt(0) + near.get() + written.charAt(written.length() - 1))
          : found.variant("near", near.get()));
    }

    private static boolean isDigits(String text) {
      return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String source(Expression expression) {
      return expression.span().text();
    }
  }
}
