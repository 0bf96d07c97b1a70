package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.model.Expression;
import java.util.function.Consumer;

/** Walks through the parts of an expression. */
final class Expressions {
  private Expressions() {}

  /** Visits the expression and all its parts, from the outside in and from left to right. */
  static void forEach(Expression expression, Consumer<Expression> visitor) {
    visitor.accept(expression);
    if (expression instanceof Expression.Not not) {
      forEach(not.operand(), visitor);
    } else if (expression instanceof Expression.ListOf list) {
      list.elements().forEach(element -> forEach(element, visitor));
    } else if (expression instanceof Expression.Apply apply) {
      apply.arguments().forEach(argument -> forEach(argument, visitor));
    } else if (expression instanceof Expression.Binary binary) {
      forEach(binary.left(), visitor);
      forEach(binary.right(), visitor);
    }
  }
}
