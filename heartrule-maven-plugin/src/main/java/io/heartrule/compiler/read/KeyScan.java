package io.heartrule.compiler.read;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;

/** Reads the dash and the key at the beginning of a line, and repairs what stands between them and the value. */
final class KeyScan {
  private final Draft draft;
  private final String text;
  private String word;
  private String lastKnown;
  private int end;
  private int value;

  KeyScan(Draft draft) {
    this.draft = draft;
    this.text = draft.text;
  }

  /** The key last read; null if it was none of the language's words. */
  String word() {
    return word;
  }

  /** The key last read, also if the line read since then had none. */
  String lastKnown() {
    return lastKnown;
  }

  /** After the key. */
  int end() {
    return end;
  }

  /** Where its value begins, or the line ends. */
  int value() {
    return value;
  }

  /** Whether the dash of a list item stands here, perhaps without its blank or as another bullet. */
  boolean dash(int at, int lineEnd) {
    if (LineWords.isDash(text, at, lineEnd)) {
      return true;
    }
    if (at >= lineEnd || text.charAt(at) != '-' && !Chars.isBullet(text.charAt(at))) {
      return false;
    }
    int key = LineWords.skipBlanks(text, at + 1, lineEnd);
    int stop = LineWords.endOfWord(text, key, lineEnd);
    int colon = LineWords.skipBlanks(text, stop, lineEnd);
    return colon < lineEnd && Chars.isColon(text.charAt(colon)) && Keys.known(text.substring(key, stop));
  }

  /** Repairs a dash and the blanks behind it; how many columns both take then. */
  int behindDash(int dash, int next, int lineEnd) {
    if (next == dash + 1 && next < lineEnd || text.charAt(dash) != '-') {
      draft.reportAndRepair(draft.at(dash, next, Code.HR002, text.charAt(dash)).variant("dash"), dash, next, "- ");
      return 2;
    }
    return odd(dash + 1, next, "dash", "") ? 2 : next - dash;
  }

  /**
   * Reads a key; false if there is none.
   *
   * @param item whether a dash stands before it: then a text may stand here as well
   * @param beside whether other keys stand in the same column: then only a key may stand here
   */
  boolean read(int at, int lineEnd, boolean item, boolean beside) {
    boolean found = find(at, lineEnd, item, beside);
    if (found) {
      lastKnown = word;
    }
    return found;
  }

  private boolean find(int at, int lineEnd, boolean item, boolean beside) {
    int stop = LineWords.endOfWord(text, at, lineEnd);
    word = stop > at ? text.substring(at, stop) : "";
    boolean known = stop > at && Keys.known(word);
    end = stop;
    int sign = LineWords.skipBlanks(text, stop, lineEnd);
    if (stop > at && sign < lineEnd) {
      char c = text.charAt(sign);
      if (c == ':' && (sign + 1 == lineEnd || Chars.isBlank(text.charAt(sign + 1)))) {
        return colon(stop, sign, lineEnd, known);
      }
      if (known && c == ':' && sign > stop && (item || beside) && text.charAt(sign + 1) != ':') {
        value = sign + 1;
        draft.reportAndRepair(draft.at(sign, value, Code.HR002, word).variant("space"), stop, value, ": ");
        return true;
      }
      if (known && c == ':' && sign == stop && text.charAt(sign + 1) != ':') {
        value = sign + 1;
        draft.reportAndRepair(draft.at(sign, sign + 1, Code.HR002, word).variant("space"), value, value, " ");
        return true;
      }
      if (Chars.isFullColon(c) && (known || !item && beside)) {
        return fullColon(stop, sign, lineEnd);
      }
      if (known && (c == '=' || c == '\uFF1D') && !(sign + 1 < lineEnd && text.charAt(sign + 1) == '=')) {
        return equalsSign(at, stop, sign, lineEnd);
      }
    }
    if (known && beside && !item && (sign == lineEnd || sign > stop)) {
      value = sign;
      draft.reportAndRepair(draft.at(at, stop, Code.HR002, word).variant("nocolon"), stop, stop, ":");
      return true;
    }
    return other(at, lineEnd);
  }

  private boolean colon(int stop, int sign, int lineEnd, boolean known) {
    value = LineWords.skipBlanks(text, sign + 1, lineEnd);
    if (value < lineEnd) {
      odd(sign + 1, value, "", word);
    } else if (value > sign + 1) {
      draft.replace(sign + 1, value, "");
    }
    if (sign > stop) {
      odd(stop, sign, "before", word);
    }
    word = known ? word : null;
    return true;
  }

  private boolean fullColon(int stop, int sign, int lineEnd) {
    value = LineWords.skipBlanks(text, sign + 1, lineEnd);
    draft.reportAndRepair(draft.at(sign, sign + 1, Code.HR004, word), stop, value, value == lineEnd ? ":" : ": ");
    return true;
  }

  /** {@code auto=true} is what the manual of the language says; the key is another word. */
  private boolean equalsSign(int at, int stop, int sign, int lineEnd) {
    value = LineWords.skipBlanks(text, sign + 1, lineEnd);
    int last = LineWords.trimmedEnd(text, value, lineEnd);
    String given = text.substring(value, last);
    boolean auto = Keys.isAuto(word) && (given.equalsIgnoreCase("true") || given.equalsIgnoreCase("false"));
    Diagnostic diagnostic = draft.at(at, Math.max(last, sign + 1), Code.HR018, word, given);
    if (auto) {
      String repaired = "autoUpdate: " + (given.equalsIgnoreCase("true") ? "open" : "close");
      draft.reportAndRepair(diagnostic.variant("auto", repaired), at, last, repaired);
      value = lineEnd;
      return true;
    }
    draft.reportAndRepair(diagnostic, stop, value, value == lineEnd ? ":" : ": ");
    return true;
  }

  /** A quoted key, a word that the language does not have, or a word in Chinese: whatever YAML takes for a key. */
  private boolean other(int at, int lineEnd) {
    word = null;
    char first = at < lineEnd ? text.charAt(at) : '#';
    if (first == '"' || first == '\'') {
      int close = text.indexOf(first, at + 1);
      int sign = close < 0 || close >= lineEnd ? lineEnd : LineWords.skipBlanks(text, close + 1, lineEnd);
      if (sign >= lineEnd || text.charAt(sign) != ':'
          || sign + 1 < lineEnd && !Chars.isBlank(text.charAt(sign + 1))) {
        return false;
      }
      end = close + 1;
      value = LineWords.skipBlanks(text, sign + 1, lineEnd);
      return true;
    }
    int sign = "[{|>%@`&*!#,]}".indexOf(first) >= 0 ? -1 : LineWords.colon(text, at, lineEnd);
    int comment = sign < 0 ? -1 : LineWords.comment(text, at, lineEnd);
    if (sign < 0 || comment >= 0 && comment < sign) {
      return false;
    }
    end = LineWords.trimmedEnd(text, at, sign);
    value = LineWords.skipBlanks(text, sign + 1, lineEnd);
    return true;
  }

  /** Replaces blanks that are not ordinary ones by one that is. */
  private boolean odd(int from, int to, String variant, String key) {
    int at = from;
    while (at < to && !Chars.isOddBlank(text.charAt(at))) {
      at++;
    }
    if (at == to) {
      return false;
    }
    char found = text.charAt(at);
    boolean before = variant.equals("before");
    draft.reportAndRepair(draft.at(at, to, Indentation.code(found), key, Chars.name(found)).variant(variant),
        from, to, before ? "" : " ");
    return true;
  }
}
