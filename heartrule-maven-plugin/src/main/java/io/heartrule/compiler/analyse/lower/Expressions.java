package io.heartrule.compiler.analyse.lower;

import io.heartrule.compiler.analyse.ExpressionTypes;
import io.heartrule.compiler.analyse.Meaning;
import io.heartrule.compiler.analyse.Symbols;
import io.heartrule.compiler.analyse.Type;
import io.heartrule.compiler.analyse.Variable;
import io.heartrule.compiler.analyse.machine.Expr;
import io.heartrule.compiler.analyse.machine.Holder;
import io.heartrule.compiler.analyse.machine.JavaType;
import io.heartrule.compiler.model.Expression;
import io.heartrule.compiler.model.Text;
import io.heartrule.compiler.source.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lowers expressions and texts: chooses helpers that cannot fail on a value that is not there yet. */
final class Expressions {
  private static final Map<Expression.Operator, String> ORDER = Map.of(
      Expression.Operator.GREATER, "greater", Expression.Operator.AT_LEAST, "atLeast",
      Expression.Operator.LESS, "less", Expression.Operator.AT_MOST, "atMost");
  private static final Map<Expression.Operator, String> ARITHMETIC = Map.of(
      Expression.Operator.PLUS, "plus", Expression.Operator.MINUS, "minus",
      Expression.Operator.TIMES, "times", Expression.Operator.DIVIDED_BY, "over");
  private static final JavaType VALUES = JavaType.runtime("Values");

  private final Symbols symbols;

  Expressions(Symbols symbols) {
    this.symbols = symbols;
  }

  /** The value that a name stands for at a place, or null if it cannot be known there. */
  Operand named(Span span, Viewpoint from) {
    Meaning meaning = symbols.meaning(span);
    Type type = meaning == null ? null : ExpressionTypes.of(meaning);
    if (meaning instanceof Meaning.OfVariable of) {
      Expr read = from.read(of.variable());
      return read == null ? null : new Operand(said(read, of.variable()), type, false, of.variable());
    } else if (meaning instanceof Meaning.OfLatestDialogue) {
      return Operand.of(new Expr.OnMoment("recentDialogue", List.of()), type);
    } else if (meaning instanceof Meaning.OfItem of && from.list() != null) {
      return new Operand(new Expr.Whole(Holder.ITEM), type, false, of.list());
    } else if (meaning instanceof Meaning.OfField of && from.list() != null) {
      String component = from.names().component(from.list(), of.field());
      return new Operand(new Expr.Read(Holder.ITEM, component, true), type, false, from.list());
    }
    return null;
  }

  /** Of a yes/no that nobody has said anything of, the engine must know that; for scripts it is no. */
  private static Expr said(Expr read, Variable variable) {
    return VariablesLowering.isUnsaidAtFirst(variable) ? Expr.helper("yes", read) : read;
  }

  /** A text that is spoken or kept, with the values of its variables. */
  Expr text(Text text, Viewpoint from) {
    return text(text, from, "show");
  }

  /** A text for the model: what a visitor once said must stay within its line. */
  Expr prompt(Text text, Viewpoint from) {
    return text(text, from, "line");
  }

  /** A placeholder that means nothing stays as it is written. */
  private Expr text(Text text, Viewpoint from, String helper) {
    if (text == null) {
      return new Expr.Str("");
    }
    List<Expr> pieces = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    for (Text.Piece piece : text.pieces()) {
      if (piece instanceof Text.Literal words) {
        literal.append(words.text());
        continue;
      }
      Text.Placeholder place = (Text.Placeholder) piece;
      Operand value = named(place.span(), from);
      if (value == null) {
        literal.append('{').append(place.name().written())
            .append(place.field() == null ? "" : "." + place.field().written()).append('}');
        continue;
      }
      if (literal.length() > 0) {
        pieces.add(new Expr.Str(literal.toString()));
        literal.setLength(0);
      }
      pieces.add(Expr.helper(isDialogue(value) ? "show" : helper, value.expr()));
    }
    if (literal.length() > 0 || pieces.isEmpty()) {
      pieces.add(new Expr.Str(literal.toString()));
    }
    return pieces.size() == 1 ? pieces.get(0) : new Expr.Join(pieces);
  }

  /** The latest dialogue has lines of its own, which the engine has tamed. */
  private static boolean isDialogue(Operand value) {
    return value.expr() instanceof Expr.OnMoment;
  }

  /** An expression as a Java boolean. */
  Expr condition(Expression expression, Viewpoint from) {
    return truth(lower(expression, from));
  }

  private static Expr truth(Operand operand) {
    return operand.primitive() && operand.type() instanceof Type.BooleanType ? operand.expr()
        : Expr.helper("is", operand.expr(), new Expr.Bool(true));
  }

  Operand lower(Expression expression, Viewpoint from) {
    if (expression instanceof Expression.Null) {
      return Operand.of(Expr.NULL, null);
    } else if (expression instanceof Expression.Bool that) {
      return Operand.primitive(new Expr.Bool(that.value()), Type.BOOLEAN);
    } else if (expression instanceof Expression.Number that) {
      return number(that.value());
    } else if (expression instanceof Expression.Str that) {
      return Operand.of(new Expr.Str(that.value()), Type.TEXT);
    } else if (expression instanceof Expression.Variable that) {
      Operand named = named(that.span(), from);
      return named == null ? Operand.of(Expr.NULL, null) : named;
    } else if (expression instanceof Expression.ListOf that) {
      return Operand.of(Expr.call(new JavaType("java.util", "Arrays"), "<Object>asList", elements(that, from)),
          new Type.ListType(Type.TEXT));
    } else if (expression instanceof Expression.Not that) {
      return bool(new Expr.Not(condition(that.operand(), from)));
    } else if (expression instanceof Expression.Apply that) {
      return apply(that, from);
    }
    return binary((Expression.Binary) expression, from);
  }

  private Expr[] elements(Expression.ListOf list, Viewpoint from) {
    return list.elements().stream().map(e -> object(lower(e, from))).toArray(Expr[]::new);
  }

  /** A lone null would be taken for the whole list of arguments. */
  private static Expr object(Operand operand) {
    return operand.isNull() ? new Expr.Num("(Object) null") : operand.expr();
  }

  static Operand number(BigDecimal value) {
    boolean whole = value.stripTrailingZeros().scale() <= 0;
    if (whole && value.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0) {
      return Operand.primitive(new Expr.Num(Integer.toString(value.intValue())), Type.INTEGER);
    }
    double number = value.doubleValue();
    String java = Double.isInfinite(number) ? "Double.MAX_VALUE" : Double.toString(number);
    return Operand.primitive(new Expr.Num(java), Type.NUMBER);
  }

  private static Operand bool(Expr expr) {
    return Operand.primitive(expr, Type.BOOLEAN);
  }

  private Operand apply(Expression.Apply apply, Viewpoint from) {
    List<Operand> arguments = apply.arguments().stream().map(a -> lower(a, from)).toList();
    return switch (apply.function()) {
      case COUNT -> Operand.primitive(count(apply, arguments), Type.INTEGER);
      case EMPTY -> bool(Expr.helper("empty", arguments.get(0).expr()));
      case CONTAINS -> bool(Expr.helper("contains", arguments.get(0).expr(), arguments.get(1).expr()));
      case CHANGED -> bool(changed(apply, arguments.get(0), from));
      case MINUTES_LEFT -> Operand.primitive(new Expr.OnMoment("minutesLeft", List.of()), Type.INTEGER);
      case VISITED -> Operand.primitive(new Expr.OnMoment("visited",
          List.of(stage(arguments.get(0)))), Type.INTEGER);
    };
  }

  private static Expr stage(Operand name) {
    return name.expr() instanceof Expr.Str ? name.expr() : Expr.helper("show", name.expr());
  }

  private static Expr count(Expression.Apply apply, List<Operand> arguments) {
    Operand list = arguments.get(0);
    if (arguments.size() == 2 && apply.arguments().get(1) instanceof Expression.Str time) {
      Expr log = list.type() instanceof Type.LogType ? list.expr() : Expr.call(VALUES, "toLog", list.expr());
      return Expr.helper("count", log, duration(time.value()), new Expr.OnMoment("now", List.of()));
    }
    boolean isList = list.type() instanceof Type.ListType || list.type() instanceof Type.LogType;
    return Expr.helper("count", isList ? list.expr() : Expr.call(VALUES, "toTexts", list.expr()));
  }

  /** {@code 90s}, {@code 10m}, {@code 2h}, {@code 7d}; a bare number is minutes. */
  private static Expr duration(String written) {
    String text = written.strip();
    int digits = 0;
    while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
      digits++;
    }
    String number = digits == 0 || digits > 6 ? "0" : text.substring(0, digits);
    String unit = text.substring(digits).strip().toLowerCase(Locale.ROOT);
    String method = unit.startsWith("s") || unit.startsWith("秒") ? "ofSeconds"
        : unit.startsWith("h") || unit.startsWith("小时") ? "ofHours"
        : unit.startsWith("d") || unit.startsWith("天") ? "ofDays" : "ofMinutes";
    return Expr.call(new JavaType("java.time", "Duration"), method,
        new Expr.Num(Integer.toString(Integer.parseInt(number))));
  }

  /** Only a rule has a previous check to compare with. */
  private static Expr changed(Expression.Apply apply, Operand value, Viewpoint from) {
    if (from.rule() == null || !(apply.arguments().get(0) instanceof Expression.Variable variable)) {
      return new Expr.Bool(false);
    }
    return new Expr.OnMoment("changed", List.of(new Expr.Str(variable.name().text()), value.expr()));
  }

  private Operand binary(Expression.Binary binary, Viewpoint from) {
    Expression.Operator operator = binary.operator();
    if (operator == Expression.Operator.AND || operator == Expression.Operator.OR) {
      return bool(new Expr.Infix(operator == Expression.Operator.AND ? "&&" : "||",
          condition(binary.left(), from), condition(binary.right(), from)));
    }
    if (operator == Expression.Operator.IN && binary.right() instanceof Expression.ListOf list) {
      List<Expr> arguments = new ArrayList<>();
      arguments.add(lower(binary.left(), from).expr());
      arguments.addAll(List.of(elements(list, from)));
      return bool(new Expr.Helper("isAnyOf", arguments));
    }
    Operand left = lower(binary.left(), from);
    Operand right = lower(binary.right(), from);
    boolean plain = left.primitive() && right.primitive() && left.isNumber() && right.isNumber();
    if (plain && !operator.isArithmetic() && operator != Expression.Operator.IN) {
      return bool(new Expr.Infix(operator.sign(), left.expr(), right.expr()));
    } else if (operator == Expression.Operator.EQUAL) {
      return bool(equal(left, right));
    } else if (operator == Expression.Operator.NOT_EQUAL) {
      return bool(new Expr.Not(equal(left, right)));
    } else if (operator == Expression.Operator.IN) {
      return bool(Expr.helper("contains", right.expr(), left.expr()));
    } else if (operator.isArithmetic()) {
      return Operand.of(Expr.helper(ARITHMETIC.get(operator), numeric(left), numeric(right)), Type.NUMBER);
    }
    return bool(Expr.helper(ORDER.get(operator), numeric(left), numeric(right)));
  }

  private static Expr equal(Operand left, Operand right) {
    if (right.isNull() || left.isNull()) {
      return Expr.helper("unset", right.isNull() ? left.expr() : right.expr());
    }
    return Expr.helper("is", left.expr(), right.expr());
  }

  private static Expr numeric(Operand operand) {
    return operand.isNumber() ? operand.expr() : Expr.call(VALUES, "toNumber", operand.expr());
  }
}
