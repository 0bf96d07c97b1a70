package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.diagnostic.Severity;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Text;

/** Ensures that the literal wordings of a critical rule can be told from other talk (HR526). */
final class PhraseCheck implements Check {
  /** Shorter Latin wordings stand inside of other words. */
  private static final int SHORT_LATIN = 3;

  private static final String COMMAS = "，、；,;";

  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    for (Rule rule : analysis.project().rules()) {
      rule.phrases().forEach(phrase -> check(phrase, rule, diagnostics));
    }
  }

  private static void check(Text phrase, Rule rule, Diagnostics diagnostics) {
    int[] letters = phrase.value().codePoints().filter(Character::isLetterOrDigit).toArray();
    boolean latin = true;
    for (int letter : letters) {
      latin &= letter < 0x250;
    }
    if (letters.length == 0) {
      diagnostics.add(Diagnostic.at(phrase.span(), Code.HR526, phrase.value(), rule.name()).as(Severity.ERROR)
          .variant("empty"));
    } else if (letters.length == 1 || latin && letters.length <= SHORT_LATIN) {
      diagnostics.add(Diagnostic.at(phrase.span(), Code.HR526, phrase.value(), rule.name()));
    } else if (isSeveral(phrase.value())) {
      diagnostics.add(Diagnostic.at(phrase.span(), Code.HR526, phrase.value(), rule.name()).variant("several"));
    }
  }

  /** Whether there are words on both sides of a comma: it fires only if a visitor says all of them in a row. */
  private static boolean isSeveral(String phrase) {
    int parts = 0;
    boolean words = false;
    for (int i = 0; i < phrase.length(); i++) {
      boolean comma = COMMAS.indexOf(phrase.charAt(i)) >= 0;
      boolean letter = Character.isLetterOrDigit(phrase.charAt(i));
      parts += letter && !words ? 1 : 0;
      words = !comma && (words || letter);
    }
    return parts > 1;
  }
}
