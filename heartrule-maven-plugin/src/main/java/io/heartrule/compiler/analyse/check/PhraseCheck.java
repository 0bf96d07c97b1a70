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
    }
  }
}
