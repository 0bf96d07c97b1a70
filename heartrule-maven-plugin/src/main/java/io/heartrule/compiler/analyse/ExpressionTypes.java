package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Expression;
import io.heartrule.compiler.model.Value;
import java.math.BigDecimal;
import java.util.List;

/** Tells the type of an expression or value of a script. Immutable. */
public final class ExpressionTypes {
  private final Symbols symbols;

  public ExpressionTypes(Symbols symbols) {
    this.symbols = symbols;
  }

  /** The type, or null if it has none ({@code null}) or none that is known. */
  public Type of(Expression expression) {
    if (expression instanceof Expression.Bool || expression instanceof Expression.Not) {
      return Type.BOOLEAN;
    } else if (expression instanceof Expression.Number number) {
      return number(number.value());
    } else if (expression instanceof Expression.Str) {
      return Type.TEXT;
    } else if (expression instanceof Expression.Variable variable) {
      return of(symbols.meaning(variable.span()));
    } else if (expression instanceof Expression.ListOf list) {
      Type element = list.elements().isEmpty() ? Type.TEXT : of(list.elements().get(0));
      return new Type.ListType(element == null ? Type.TEXT : element);
    } else if (expression instanceof Expression.Apply apply) {
      return switch (apply.function()) {
        case COUNT, MINUTES_LEFT, VISITED -> Type.INTEGER;
        case EMPTY, CONTAINS, CHANGED -> Type.BOOLEAN;
      };
    } else if (expression instanceof Expression.Binary binary) {
      return of(binary);
    }
    return null;
  }

  private Type of(Expression.Binary binary) {
    if (!binary.operator().isArithmetic()) {
      return Type.BOOLEAN;
    }
    boolean whole = binary.operator() != Expression.Operator.DIVIDED_BY
        && of(binary.left()) instanceof Type.IntegerType && of(binary.right()) instanceof Type.IntegerType;
    return whole ? Type.INTEGER : Type.NUMBER;
  }

  /** The type of what a name means, or null. */
  public static Type of(Meaning meaning) {
    if (meaning instanceof Meaning.OfVariable of) {
      return of.variable().type();
    } else if (meaning instanceof Meaning.OfLatestDialogue) {
      return Type.TEXT;
    } else if (meaning instanceof Meaning.OfItem item) {
      return item.list().type() instanceof Type.ListType list ? list.element() : null;
    } else if (meaning instanceof Meaning.OfField field
        && field.list().type() instanceof Type.ListType list && list.element() instanceof Type.RecordType record) {
      Type.Field found = record.field(field.field());
      return found == null ? null : found.type();
    }
    return null;
  }

  /** The type of a value, or null if it is null or unknown; a lone placeholder has that of what it means. */
  public Type of(Value value) {
    if (value instanceof Value.OfBool) {
      return Type.BOOLEAN;
    } else if (value instanceof Value.OfNumber number) {
      return number(number.value());
    } else if (value instanceof Value.OfText text) {
      boolean copy = text.text().isSinglePlaceholder();
      return copy ? of(symbols.meaning(text.text().placeholders().get(0).span())) : Type.TEXT;
    } else if (value instanceof Value.OfList list) {
      List<Value> elements = list.elements();
      Type element = elements.isEmpty() ? null : of(elements.get(0));
      return new Type.ListType(element == null ? Type.TEXT : element);
    }
    return null;
  }

  public static boolean isNumber(Type type) {
    return TypeInference.isNumber(type);
  }

  private static Type number(BigDecimal value) {
    return Typing.number(value);
  }

  /** The word of the script for a type: {@code text}, {@code boolean}, … */
  public static String word(Type type) {
    return TypeInference.word(type);
  }
}
