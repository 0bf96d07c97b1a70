package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Access;
import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.ExpressionTypes;
import io.heartrule.compiler.analyse.Reference;
import io.heartrule.compiler.analyse.Role;
import io.heartrule.compiler.analyse.Type;
import io.heartrule.compiler.analyse.Variable;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.diagnostic.Severity;
import io.heartrule.compiler.model.Declared;
import io.heartrule.compiler.model.Text;
import io.heartrule.compiler.source.Span;
import java.util.HashSet;
import java.util.Set;

/**
 * Points out types that were guessed: a number that the model is to give because it is compared with
 * numbers, and a closed list of words in a define, which stays a text. Warns of a status with fewer
 * than two words.
 */
final class GuessedTypeCheck implements Check {
  private static final String[] SIGNALS = {
      "转存成", "存成", "归为", "归入", "到以下", "为以下", "成以下", "分为", "分成", "只填", "填写", "选择", "选填"};
  private static final int LONGEST_WORD = 4;
  private static final int FEWEST_WORDS = 3;

  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    Set<Object> seen = new HashSet<>();
    Set<Variable> compared = new HashSet<>();
    for (Reference reference : analysis.symbols().references()) {
      if (reference.role().access() == Access.Kind.READ_IN_EXPRESSION && reference.variable() != null) {
        compared.add(reference.variable());
      }
    }
    for (Reference reference : analysis.symbols().references()) {
      if (reference.role() == Role.GET && reference.meaning() != null && reference.get().type() == null) {
        get(reference, compared, seen, diagnostics);
      }
    }
    for (Variable variable : analysis.symbols().variables()) {
      if (variable.type() instanceof Type.EnumType status && status.values().size() == 1) {
        String word = status.values().get(0);
        diagnostics.add(place(variable, word), Code.HR318, variable, word);
      }
    }
    for (Reference reference : analysis.symbols().references()) {
      if (reference.role() == Role.WATCH && reference.variable() != null && reference.isStatus()
          && ExpressionTypes.of(reference.meaning()) == Type.TEXT && !diagnostics.hasErrorAt(reference.span())) {
        diagnostics.add(Diagnostic.at(reference.span(), Code.HR318, reference.name(), "").variant("none"));
      }
    }
  }

  /** Where the only word stands: among the values, or in the define. */
  private static Span place(Variable variable, String word) {
    Declared declared = variable.declared();
    if (declared != null && !declared.values().isEmpty()) {
      return declared.values().get(0).span();
    }
    int at = variable.define() == null ? -1 : variable.define().value().indexOf(word);
    return at < 0 ? variable.span() : variable.define().source().span(at, at + word.length());
  }

  private static void get(Reference reference, Set<Variable> compared, Set<Object> seen,
      Diagnostics diagnostics) {
    Type type = ExpressionTypes.of(reference.meaning());
    Variable whole = reference.wholeVariable();
    boolean declared = whole != null && whole.declared() != null && whole.declared().type() != null;
    if (ExpressionTypes.isNumber(type) && !declared && seen.add(reference.meaning())) {
      Diagnostic found = Diagnostic.at(reference.name().span(), Code.HR308, reference.name(),
          ExpressionTypes.word(type));
      diagnostics.add(compared.contains(reference.variable()) ? found : found.variant("value").as(Severity.INFO));
    } else if (type == Type.TEXT && !declared && reference.get().values().isEmpty()) {
      vocabulary(reference, reference.get().define(), diagnostics);
    }
  }

  private static void vocabulary(Reference reference, Text define, Diagnostics diagnostics) {
    if (define == null) {
      return;
    }
    String text = define.value();
    for (int i = 0; i < text.length(); i++) {
      for (String signal : SIGNALS) {
        String words = text.startsWith(signal, i) ? words(text, i + signal.length()) : "";
        if (!words.isEmpty()) {
          diagnostics.add(Diagnostic.at(define.source().span(i, i + signal.length() + words.length()), Code.HR308,
              reference.name(), words).variant("vocabulary").as(Severity.INFO));
          return;
        }
      }
    }
  }

  /** Short words parted by 、 from an index on; empty if there are too few. */
  private static String words(String text, int from) {
    int count = 0;
    int end = from;
    int start = from;
    for (int i = from; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : '。';
      boolean parts = c == '、' || c == '/';
      if (parts || !Character.isLetterOrDigit(c)) {
        if (i == start || i - start > LONGEST_WORD) {
          break;
        }
        count++;
        end = i;
        start = i + 1;
        if (!parts) {
          break;
        }
      }
    }
    return count >= FEWEST_WORDS ? text.substring(from, end) : "";
  }
}
