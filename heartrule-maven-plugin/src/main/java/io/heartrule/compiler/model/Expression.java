package io.heartrule.compiler.model;

import io.heartrule.compiler.source.Span;
import java.math.BigDecimal;
import java.util.List;

/** An expression of the script language (section b4), as a tree. */
public sealed interface Expression {
  Span span();

  /** {@code null} in a script. */
  record Null(Span span) implements Expression {}

  record Bool(boolean value, Span span) implements Expression {}

  record Number(BigDecimal value, Span span) implements Expression {}

  record Str(String value, Span span) implements Expression {}

  /**
   * {@code {name}} or {@code {name.field}}.
   *
   * @param field null if there is none
   */
  record Variable(Name name, Name field, Span span) implements Expression {}

  record ListOf(List<Expression> elements, Span span) implements Expression {
    public ListOf {
      elements = List.copyOf(elements);
    }
  }

  /** A call of one of the {@link Function}s. */
  record Apply(Function function, List<Expression> arguments, Span span) implements Expression {
    public Apply {
      arguments = List.copyOf(arguments);
    }
  }

  record Not(Expression operand, Span span) implements Expression {}

  record Binary(Operator operator, Expression left, Expression right, Span span) implements Expression {}

  /** The functions a script may call. */
  enum Function {
    COUNT("count", 1, 2),
    EMPTY("empty", 1, 1),
    CONTAINS("contains", 2, 2),
    CHANGED("changed", 1, 1),
    MINUTES_LEFT("minutes_left", 0, 0),
    VISITED("visited", 1, 1);

    private final String word;
    private final int least;
    private final int most;

    Function(String word, int least, int most) {
      this.word = word;
      this.least = least;
      this.most = most;
    }

    public String word() {
      return word;
    }

    public int leastArguments() {
      return least;
    }

    public int mostArguments() {
      return most;
    }
  }

  /** Operators, from the loosest to the tightest. */
  enum Operator {
    OR("or"), AND("and"),
    EQUAL("=="), NOT_EQUAL("!="), AT_LEAST(">="), AT_MOST("<="), GREATER(">"), LESS("<"), IN("in"),
    PLUS("+"), MINUS("-"), TIMES("*"), DIVIDED_BY("/");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    public String sign() {
      return sign;
    }

    public boolean isComparison() {
      return ordinal() >= EQUAL.ordinal() && ordinal() <= IN.ordinal();
    }

    public boolean isArithmetic() {
      return ordinal() >= PLUS.ordinal();
    }
  }
}
