package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.PlacedText;
import io.heartrule.compiler.analyse.Role;
import io.heartrule.compiler.analyse.Symbols;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.analyse.Variable;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.diagnostic.Severity;
import io.heartrule.compiler.model.Text;
import io.heartrule.compiler.source.Span;
import java.text.Normalizer;

/**
 * Finds variables in other brackets than {@code {}}: a visitor would hear “【称呼】” (HR320). Only the exact name of
 * a variable that is visible there counts, for brackets stand in ordinary texts, too. Where the same text has the
 * value in braces as well, the brackets are its label.
 */
final class OtherBracketsCheck implements Check {
  private static final String OPENING = "【［[<＜〈「『｛";
  private static final String CLOSING = "】］]>＞〉」』｝";
  /** In an instruction these are ordinary quotation marks around a word. */
  private static final String QUOTING = "「『";
  private static final int LONGEST_NAME = 40;

  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    for (PlacedText placed : analysis.symbols().texts()) {
      brackets(placed, analysis.symbols(), diagnostics);
      dollars(placed, analysis.symbols(), diagnostics);
    }
  }

  private static void brackets(PlacedText placed, Symbols symbols, Diagnostics diagnostics) {
    String text = placed.text().value();
    for (int from = 0; from < text.length(); from++) {
      int kind = OPENING.indexOf(text.charAt(from));
      int to = kind < 0 ? -1 : text.indexOf(CLOSING.charAt(kind), from + 1);
      if (to > from + 1 && to - from <= LONGEST_NAME) {
        String name = normal(text.substring(from + 1, to));
        Span span = placed.text().source().span(from, to + 1);
        if (variable(placed, name, symbols) != null && !isLabel(placed.text(), name)) {
          boolean quoting = QUOTING.indexOf(text.charAt(from)) >= 0 && isInstruction(placed.role());
          report(placed.role(), span, text.substring(from, to + 1), name, quoting, diagnostics);
          from = to;
        }
      }
    }
  }

  /** {@code ${name}}: the value is spoken, with a dollar sign before it. */
  private static void dollars(PlacedText placed, Symbols symbols, Diagnostics diagnostics) {
    String text = placed.text().value();
    for (int at = text.indexOf("${"); at >= 0; at = text.indexOf("${", at + 1)) {
      int to = text.indexOf('}', at);
      String name = to < 0 ? "" : normal(text.substring(at + 2, to));
      if (variable(placed, name, symbols) != null) {
        Span span = placed.text().source().span(at, to + 1);
        diagnostics.add(Diagnostic.at(span, Code.HR320, text.substring(at, to + 1), name).variant("dollar")
            .fix(span, "{" + name + "}"));
      }
    }
  }

  private static void report(Role role, Span span, String written, String name, boolean quoting,
      Diagnostics diagnostics) {
    Diagnostic found = Diagnostic.at(span, Code.HR320, written, name);
    if (quoting) {
      diagnostics.add(found.variant("quoted").as(Severity.INFO));
    } else {
      found = found.fix(span, "{" + name + "}");
      diagnostics.add(isInstruction(role) ? found.variant("model") : found);
    }
  }

  private static boolean isInstruction(Role role) {
    return role == Role.PROMPT || role == Role.JUDGED;
  }

  private static Variable variable(PlacedText placed, String name, Symbols symbols) {
    if (name.isEmpty()) {
      return null;
    }
    if (placed.role() == Role.OUTPUT_VALUE) {
      TopicPlace callee = placed.about() == null ? null : symbols.skillPlace(placed.about().text());
      return callee == null ? null : symbols.variable(callee, name);
    }
    return symbols.variable(placed.site(), name);
  }

  private static boolean isLabel(Text text, String name) {
    return text.placeholders().stream().anyMatch(place -> place.name().text().equals(name));
  }

  private static String normal(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC).strip();
  }
}
