package io.heartrule.compiler.read;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/** Cuts an expression into tokens; full-width signs are reported once and read as the ordinary ones. */
final class ExpressionLexer {
  private static final String WIDE = "｛｝（）＝＞＜！＆｜［］，＋－＊／、";
  private static final String ORDINARY = "{}()=><!&|[],+-*/,";

  private final ExpressionText source;
  private final String text;
  private final char[] chars;
  private final List<Token> tokens = new ArrayList<>();
  private int firstWide = -1;
  private int at;

  ExpressionLexer(ExpressionText source) {
    this.source = source;
    this.text = source.text();
    this.chars = text.toCharArray();
  }

  List<Token> tokens() {
    while (at < chars.length) {
      char c = narrow(at);
      if (NameReader.isBlank(c)) {
        at++;
      } else if (c == '{') {
        variable();
      } else if ("\"'“”‘’".indexOf(c) >= 0) {
        string(c);
      } else if (c >= '0' && c <= '9') {
        number();
      } else if (isWordPart(c)) {
        word();
      } else {
        sign(c);
      }
    }
    tokens.add(new Token(Token.Kind.END, "", text.length(), text.length()));
    if (firstWide >= 0) {
      source.ordinary(String.valueOf(chars));
      reportWide();
    }
    return tokens;
  }

  private void reportWide() {
    String repaired = String.valueOf(chars).strip();
    Diagnostic found = Diagnostic.at(source.span(firstWide, firstWide + 1), Code.HR005,
        text.substring(firstWide, firstWide + 1), repaired);
    source.add(source.rewritten(found, repaired));
  }

  /** The character at an index, an ordinary one in place of a full-width sign. */
  private char narrow(int index) {
    int wide = WIDE.indexOf(chars[index]);
    if (wide >= 0) {
      replace(index, ORDINARY.charAt(wide));
    }
    return chars[index];
  }

  private void replace(int index, char ordinary) {
    chars[index] = ordinary;
    if (firstWide < 0 || index < firstWide) {
      firstWide = index;
    }
  }

  private void variable() {
    int from = at;
    for (int i = from + 1; i < chars.length; i++) {
      char c = chars[i];
      if (c == '}' || c == '｝') {
        narrow(i);
        at = i + 1;
        add(Token.Kind.VARIABLE, text.substring(from + 1, i), from);
        return;
      }
      if (c == '{' || c == '｛') {
        break;
      }
    }
    source.broken(from, from + 1, "close", "}");
    at = chars.length;
    add(Token.Kind.WORD, "null", from);
  }

  /** A text; marks of the wrong side or width are taken for what they were meant to be. */
  private void string(char open) {
    int from = at;
    boolean curly = open == '“' || open == '”';
    for (int i = from + 1; i < chars.length; i++) {
      char c = chars[i];
      boolean closes = curly ? c == '”' || c == '“' : open == '‘' || open == '’' ? c == '’' || c == '‘' : c == open;
      if (closes) {
        at = i + 1;
        boolean proper = open == '“' && c == '”' || open == '"' || open == '\'';
        if (!proper) {
          replace(from, '“');
          replace(i, '”');
        }
        add(Token.Kind.STRING, text.substring(from + 1, i), from);
        return;
      }
    }
    source.broken(from, from + 1, "string", String.valueOf(open));
    at = chars.length;
    add(Token.Kind.STRING, text.substring(from + 1), from);
  }

  private void number() {
    int from = at;
    while (at < chars.length && (isDigit(at) || chars[at] == '.' && at > from && at + 1 < chars.length
        && isDigit(at + 1))) {
      at++;
    }
    add(Token.Kind.NUMBER, text.substring(from, at), from);
  }

  private boolean isDigit(int index) {
    return chars[index] >= '0' && chars[index] <= '9';
  }

  private void word() {
    int from = at;
    while (at < chars.length && isWordPart(chars[at])) {
      at++;
    }
    String word = text.substring(from, at);
    String meant = switch (word) {
      case "且", "并且", "而且" -> "and";
      case "或", "或者" -> "or";
      default -> null;
    };
    if (meant == null) {
      add(Token.Kind.WORD, word, from);
    } else {
      alias(word, meant, from);
    }
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || Character.isSurrogate(c);
  }

  private void sign(char c) {
    switch (c) {
      case '(' -> single(Token.Kind.OPEN);
      case ')' -> single(Token.Kind.CLOSE);
      case '[' -> single(Token.Kind.LIST_OPEN);
      case ']' -> single(Token.Kind.LIST_CLOSE);
      case ',' -> single(Token.Kind.COMMA);
      case '+', '-', '*', '/' -> single(Token.Kind.OPERATOR);
      case '=', '!', '<', '>' -> comparison();
      case '≥', '≧' -> mathematical(">=");
      case '≤', '≦' -> mathematical("<=");
      case '≠' -> mathematical("!=");
      case '&', '|' -> junction(c);
      default -> single(Token.Kind.OTHER);
    }
  }

  private void single(Token.Kind kind) {
    at++;
    add(kind, String.valueOf(chars[at - 1]), at - 1);
  }

  /** All of the signs = ! < > that stand together. */
  private void comparison() {
    int from = at;
    StringBuilder signs = new StringBuilder();
    while (at < chars.length && "=!<>".indexOf(narrow(at)) >= 0) {
      if (signs.length() > 0 && chars[at] == '!') {
        break;
      }
      signs.append(chars[at++]);
    }
    String written = signs.toString();
    switch (written) {
      case "==", "!=", ">=", "<=", ">", "<" -> add(Token.Kind.OPERATOR, written, from);
      case "!" -> alias("!", "not", from);
      default -> {
        String meant = switch (written) {
          case "=", "===" -> "==";
          case "=>" -> ">=";
          case "=<" -> "<=";
          case "<>", "!==", "=!" -> "!=";
          default -> null;
        };
        if (meant == null) {
          add(Token.Kind.OTHER, written, from);
          return;
        }
        Diagnostic found = Diagnostic.at(source.span(from, at), Code.HR402, written, meant);
        source.add(source.repaired(written.equals("=") ? found : found.variant("sign"), from, at, meant));
        add(Token.Kind.OPERATOR, meant, from);
      }
    }
  }

  /** A sign of mathematics for one of the comparisons. */
  private void mathematical(String meant) {
    at++;
    String written = text.substring(at - 1, at);
    source.add(source.repaired(Diagnostic.at(source.span(at - 1, at), Code.HR402, written, meant).variant("sign"),
        at - 1, at, meant));
    add(Token.Kind.OPERATOR, meant, at - 1);
  }

  private void junction(char c) {
    int from = at;
    while (at < chars.length && narrow(at) == c) {
      at++;
    }
    alias(text.substring(from, at), c == '&' ? "and" : "or", from);
  }

  private void alias(String written, String word, int from) {
    boolean space = at < chars.length && !NameReader.isBlank(chars[at]);
    boolean before = from > 0 && !NameReader.isBlank(chars[from - 1]) && chars[from - 1] != '(';
    source.add(source.repaired(Diagnostic.at(source.span(from, at), Code.HR102, written, word), from, at,
        (before ? " " : "") + word + (space ? " " : "")));
    add(Token.Kind.WORD, word, from);
  }

  private void add(Token.Kind kind, String value, int from) {
    tokens.add(new Token(kind, value, from, at));
  }
}
