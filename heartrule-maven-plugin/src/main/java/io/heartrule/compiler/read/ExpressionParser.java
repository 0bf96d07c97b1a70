package io.heartrule.compiler.read;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.NearNames;
import io.heartrule.compiler.model.Expression;
import io.heartrule.compiler.model.Expression.Operator;
import io.heartrule.compiler.model.Name;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Tokens to a tree, by recursive descent: one method per line of the grammar (section b4).
 *
 * <p>After a mistake it goes on behind the next {@code and} or {@code or}, so that one run finds them all.
 */
final class ExpressionParser {
  private static final int DEEPEST = 100;

  private final ExpressionText source;
  private final List<Token> tokens;
  private final NameReader names;
  private int at;
  private int depth;
  private boolean tooDeep;

  ExpressionParser(ExpressionText source, List<Token> tokens, NameReader names) {
    this.source = source;
    this.tokens = tokens;
    this.names = names;
  }

  Expression parse() {
    Expression expression = or();
    while (!peek().is(Token.Kind.END) && !tooDeep) {
      Token extra = next();
      source.broken(extra.from(), extra.to(), "end", written(extra));
      skip();
      if (peek().isJunction()) {
        next();
        or();
      }
    }
    return expression;
  }

  private Expression or() {
    List<Operand> operands = new ArrayList<>();
    operands.add(and());
    Token firstOr = peek();
    while (peek().isWord("or")) {
      next();
      operands.add(and());
    }
    Operand first = operands.get(0);
    if (operands.size() > 1 && !source.isBroken() && operands.stream().anyMatch(operand -> operand.firstAnd != null)) {
      boolean and = first.firstAnd != null;
      reportMixed(operands, and ? first.firstAnd : firstOr, and ? first.beforeAnd : first.to);
    }
    Expression tree = first.tree;
    for (Operand operand : operands.subList(1, operands.size())) {
      tree = new Expression.Binary(Operator.OR, tree, operand.tree, source.span(first.from, operand.to));
    }
    return tree;
  }

  /** HR403, at the first of the signs, with the space before it: there the reader must decide. */
  private void reportMixed(List<Operand> operands, Token sign, int after) {
    StringBuilder read = new StringBuilder();
    for (Operand operand : operands) {
      String text = source.ordinary().substring(operand.from, operand.to).strip();
      read.append(read.isEmpty() ? "" : " or ").append(operand.firstAnd == null ? text : "(" + text + ")");
    }
    source.add(Diagnostic.at(source.span(after, sign.to()), Code.HR403, read));
  }

  /**
   * What stands between two {@code or}.
   *
   * @param firstAnd the first {@code and} in it, or null
   * @param beforeAnd where the part before that ends
   */
  private record Operand(Expression tree, int from, int to, Token firstAnd, int beforeAnd) {}

  private Operand and() {
    int from = peek().from();
    Expression tree = not();
    Token firstAnd = null;
    int beforeAnd = 0;
    while (peek().isWord("and")) {
      if (firstAnd == null) {
        firstAnd = peek();
        beforeAnd = end();
      }
      next();
      Expression right = not();
      tree = new Expression.Binary(Operator.AND, tree, right, source.span(from, end()));
    }
    return new Operand(tree, from, Math.max(from, end()), firstAnd, beforeAnd);
  }

  private Expression not() {
    if (!peek().isWord("not")) {
      return comparison();
    }
    int from = next().from();
    Expression operand = comparison();
    return new Expression.Not(operand, source.span(from, end()));
  }

  private Expression comparison() {
    int from = peek().from();
    Expression left = sum();
    if (!peek().isComparison()) {
      return left;
    }
    Operator operator = operator(next());
    Expression right = sum();
    if (peek().isComparison()) {
      source.broken(peek().from(), peek().to(), "chain", written(peek()));
      skip();
    }
    return new Expression.Binary(operator, left, right, source.span(from, end()));
  }

  private Expression sum() {
    int from = peek().from();
    Expression tree = product();
    while (peek().isOperator("+") || peek().isOperator("-")) {
      Operator operator = operator(next());
      Expression right = product();
      tree = new Expression.Binary(operator, tree, right, source.span(from, end()));
    }
    return tree;
  }

  private Expression product() {
    int from = peek().from();
    Expression tree = atom();
    while (peek().isOperator("*") || peek().isOperator("/")) {
      Operator operator = operator(next());
      Expression right = atom();
      tree = new Expression.Binary(operator, tree, right, source.span(from, end()));
    }
    return tree;
  }

  private Expression atom() {
    Token token = peek();
    return switch (token.kind()) {
      case NUMBER -> new Expression.Number(new BigDecimal(next().text()), source.span(token.from(), token.to()));
      case STRING -> new Expression.Str(next().text(), source.span(token.from(), token.to()));
      case VARIABLE -> variable(next());
      case OPEN -> parenthesis();
      case LIST_OPEN -> list();
      case WORD -> word();
      case OPERATOR -> negative();
      default -> missing();
    };
  }

  private Expression negative() {
    Token sign = peek();
    if (!sign.isOperator("-") || !tokens.get(at + 1).is(Token.Kind.NUMBER)) {
      return missing();
    }
    next();
    Token number = next();
    return new Expression.Number(new BigDecimal("-" + number.text()), source.span(sign.from(), number.to()));
  }

  private Expression missing() {
    Token token = peek();
    int to = token.is(Token.Kind.END) ? token.from() : token.to();
    source.broken(token.from(), to, token.is(Token.Kind.END) ? "ends" : "value", written(token));
    skip();
    return new Expression.Null(source.span(token.from(), to));
  }

  private Expression variable(Token token) {
    String text = token.text();
    int dot = text.indexOf('.') >= 0 ? text.indexOf('.') : text.indexOf('．');
    int from = token.from() + 1;
    Name name = names.read(source.part(from, dot < 0 ? token.to() - 1 : from + dot));
    Name field = dot < 0 ? null : names.read(source.part(from + dot + 1, token.to() - 1));
    if (name == null || dot >= 0 && field == null) {
      source.broken(token.from(), token.to(), "variable", written(token));
      return new Expression.Null(source.span(token.from(), token.to()));
    }
    return new Expression.Variable(name, field, source.span(token.from(), token.to()));
  }

  private Expression parenthesis() {
    Token open = next();
    if (++depth > DEEPEST) {
      return stop(open);
    }
    Expression inner = or();
    depth--;
    close(Token.Kind.CLOSE, ")", open);
    return inner;
  }

  private Expression list() {
    Token open = next();
    if (++depth > DEEPEST) {
      return stop(open);
    }
    List<Expression> elements = elements(Token.Kind.LIST_CLOSE);
    depth--;
    close(Token.Kind.LIST_CLOSE, "]", open);
    return new Expression.ListOf(elements, source.span(open.from(), end()));
  }

  private Expression stop(Token open) {
    if (!tooDeep) {
      source.broken(open.from(), open.to(), "deep");
    }
    tooDeep = true;
    at = tokens.size() - 1;
    return new Expression.Null(source.span(open.from(), open.to()));
  }

  private List<Expression> elements(Token.Kind close) {
    List<Expression> elements = new ArrayList<>();
    if (peek().is(close)) {
      return elements;
    }
    elements.add(or());
    while (peek().is(Token.Kind.COMMA)) {
      next();
      elements.add(or());
    }
    return elements;
  }

  private void close(Token.Kind kind, String sign, Token open) {
    if (peek().is(kind)) {
      next();
    } else if (!tooDeep) {
      source.broken(open.from(), open.to(), "close", sign);
    }
  }

  private Expression word() {
    Token token = next();
    switch (token.text().toLowerCase(Locale.ROOT)) {
      case "true", "false" -> {
        return new Expression.Bool(token.isWord("true"), source.span(token.from(), token.to()));
      }
      case "null" -> {
        return new Expression.Null(source.span(token.from(), token.to()));
      }
      case "and", "or", "not", "in" -> {
        at--;
        source.broken(token.from(), token.to(), "value", token.text());
        if (!token.isJunction()) {
          next();
          skip();
        }
        return new Expression.Null(source.span(token.from(), token.to()));
      }
      default -> {
        return peek().is(Token.Kind.OPEN) ? call(token) : bare(token);
      }
    }
  }

  /** A word without braces and quotes: before a sign it is a variable, behind one a text. */
  private Expression bare(Token token) {
    boolean behind = at >= 2 && tokens.get(at - 2).isComparison();
    String better = behind ? source.quoted(token.text()) : "{" + token.text() + "}";
    Diagnostic found = Diagnostic.at(source.span(token.from(), token.to()), Code.HR401)
        .variant(behind ? "quote" : "braces", token.text(), better);
    source.add(source.repaired(found, token.from(), token.to(), better));
    return behind ? new Expression.Str(token.text(), source.span(token.from(), token.to()))
        : new Expression.Variable(new Name(NameReader.normal(token.text()), token.text(),
            source.span(token.from(), token.to())), null, source.span(token.from(), token.to()));
  }

  private Expression call(Token word) {
    Expression.Function function = function(word);
    Token open = next();
    if (++depth > DEEPEST) {
      return stop(open);
    }
    List<Expression> arguments = elements(Token.Kind.CLOSE);
    depth--;
    close(Token.Kind.CLOSE, ")", open);
    if (function == null) {
      return new Expression.Null(source.span(word.from(), end()));
    }
    if (arguments.size() < function.leastArguments() || arguments.size() > function.mostArguments()) {
      source.broken(word.from(), end(), "arguments", function.word(), example(function));
    }
    return new Expression.Apply(function, arguments, source.span(word.from(), end()));
  }

  private Expression.Function function(Token word) {
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

  private static String example(Expression.Function function) {
    return switch (function) {
      case COUNT -> "count({清单})、count({记录}, \"10m\")";
      case EMPTY -> "empty({变量})";
      case CONTAINS -> "contains({变量}, \"词\")";
      case CHANGED -> "changed({变量})";
      case MINUTES_LEFT -> "minutes_left()";
      case VISITED -> "visited(\"阶段\")";
    };
  }

  private static Operator operator(Token token) {
    for (Operator operator : Operator.values()) {
      if (operator.sign().equalsIgnoreCase(token.text())) {
        return operator;
      }
    }
    throw new IllegalStateException(token.text());
  }

  /** Goes on to where another part of the expression begins. */
  private void skip() {
    while (!peek().is(Token.Kind.END) && !peek().isJunction() && !peek().is(Token.Kind.CLOSE)
        && !peek().is(Token.Kind.LIST_CLOSE) && !peek().is(Token.Kind.COMMA)) {
      at++;
    }
  }

  private String written(Token token) {
    return source.text().substring(token.from(), token.to());
  }

  private Token peek() {
    return tokens.get(at);
  }

  private Token next() {
    Token token = tokens.get(at);
    if (at < tokens.size() - 1) {
      at++;
    }
    return token;
  }

  /** Where the token that was taken last ends. */
  private int end() {
    return at == 0 ? 0 : tokens.get(at - 1).to();
  }
}
