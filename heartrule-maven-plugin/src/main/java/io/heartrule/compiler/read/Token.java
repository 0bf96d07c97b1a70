package io.heartrule.compiler.read;

/**
 * A word of an expression.
 *
 * @param text a variable without its braces, a text without its quotes, an operator in its canonical form
 * @param from index of its first character in the expression's text
 * @param to index after its last character
 */
record Token(Kind kind, String text, int from, int to) {

  /** What a token is. */
  enum Kind { NUMBER, STRING, WORD, VARIABLE, OPERATOR, OPEN, CLOSE, LIST_OPEN, LIST_CLOSE, COMMA, OTHER, END }

  boolean is(Kind other) {
    return kind == other;
  }

  boolean isOperator(String sign) {
    return kind == Kind.OPERATOR && text.equals(sign);
  }

  boolean isWord(String word) {
    return kind == Kind.WORD && text.equalsIgnoreCase(word);
  }

  boolean isComparison() {
    return kind == Kind.OPERATOR && "== != >= <= > <".contains(text) || isWord("in");
  }

  boolean isJunction() {
    return isWord("and") || isWord("or");
  }

  /** A word that is no part of the expression language. */
  boolean isBare() {
    return kind == Kind.WORD && !isJunction() && !isWord("not") && !isWord("in")
        && !isWord("true") && !isWord("false") && !isWord("null");
  }
}
