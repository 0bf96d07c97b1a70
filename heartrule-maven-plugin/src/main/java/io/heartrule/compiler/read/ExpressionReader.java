package io.heartrule.compiler.read;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Expression;
import io.heartrule.compiler.source.Located;
import java.util.List;

/** Reads expressions (section b4), and tells them from prose. */
final class ExpressionReader {
  private static final int MOST_TOKENS = 2000;

  private final Diagnostics diagnostics;
  private final NameReader names;

  ExpressionReader(Diagnostics diagnostics, NameReader names) {
    this.diagnostics = diagnostics;
    this.names = names;
  }

  /**
   * Reads the value of a key that takes expressions only.
   *
   * @param prose what to say if it is prose
   * @return the tree, or null if there is none, which is reported
   */
  Expression read(Located located, Diagnostic prose) {
    ExpressionText text = new ExpressionText(located);
    List<Token> tokens = new ExpressionLexer(text).tokens();
    if (isProse(tokens)) {
      diagnostics.add(prose);
      return null;
    }
    Expression expression = parse(text, tokens);
    text.found().forEach(diagnostics::add);
    return expression;
  }

  /**
   * Reads a text that is an expression only if all of it is one, with a variable or a function in it (D-R2).
   *
   * @return the tree, or null: it is a prompt
   */
  Expression readIfWhole(Located located, String key) {
    ExpressionText text = new ExpressionText(located);
    List<Token> tokens = new ExpressionLexer(text).tokens();
    if (tokens.stream().noneMatch(ExpressionReader::mayNeedTheProgram)) {
      return null;
    }
    Expression expression = parse(text, tokens);
    if (expression == null || text.found().stream().anyMatch(found -> found.code() == Code.HR401)) {
      return null;
    }
    text.found().forEach(diagnostics::add);
    diagnostics.add(Diagnostic.at(located.span(), Code.HR407, key));
    return expression;
  }

  private Expression parse(ExpressionText text, List<Token> tokens) {
    if (tokens.size() > MOST_TOKENS) {
      text.broken(0, 0, "deep");
      return null;
    }
    Expression expression = new ExpressionParser(text, tokens, names).parse();
    return text.isBroken() ? null : expression;
  }

  private static boolean mayNeedTheProgram(Token token) {
    return token.is(Token.Kind.VARIABLE) || token.is(Token.Kind.OPEN);
  }

  /** Whether it is language for people: words of its own, and nothing that computes or compares. */
  private static boolean isProse(List<Token> tokens) {
    int words = 0;
    int signs = 0;
    int marks = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean function = token.isBare() && tokens.get(i + 1).is(Token.Kind.OPEN) && isAscii(token.text());
      words += token.isBare() && !function ? 1 : 0;
      signs += token.isComparison() || token.isJunction() || token.isWord("not") || function ? 1 : 0;
      marks += token.is(Token.Kind.OTHER) || token.is(Token.Kind.COMMA) ? 1 : 0;
    }
    return words > 0 && signs == 0 || words > 1 && marks > 0 && words + marks > 2 * signs + 1;
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 128);
  }
}
