package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.diagnostic.Severity;
import io.heartrule.compiler.model.CheckTime;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.source.Span;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Ensures that a rule does something, and that what it does fits together: HR502, HR503, HR504, HR506,
 * HR525, HR614.
 */
final class RuleResponseCheck implements Check {
  /** Mistakes behind which a response may be hidden: then nothing is said about a missing one. */
  private static final Set<Code> HIDING = EnumSet.of(Code.HR015, Code.HR018, Code.HR019, Code.HR101, Code.HR105,
      Code.HR106, Code.HR107, Code.HR108, Code.HR110, Code.HR112, Code.HR115, Code.HR116, Code.HR120);

  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    for (Rule rule : analysis.project().rules()) {
      if (rule.reply() != null) {
        checkReply(rule, diagnostics);
      }
      if (rule.calls().isEmpty()) {
        checkWithoutCall(rule, diagnostics);
      }
    }
  }

  private static void checkReply(Rule rule, Diagnostics diagnostics) {
    Span key = rule.replySpan() == null ? rule.reply().span() : rule.replySpan();
    boolean say = Keys.head(key).text().equalsIgnoreCase("say");
    if (rule.critical()) {
      if (say) {
        diagnostics.add(Diagnostic.at(key, Code.HR525, rule.name()).as(Severity.ERROR).variant("critical"));
      } else {
        diagnostics.add(key, Code.HR614, rule.name());
      }
      return;
    }
    if (!rule.calls().isEmpty()) {
      diagnostics.add(key, Code.HR503, rule.name(), rule.calls().get(0));
    } else if (rule.checkTime() != null && rule.checkTime() != CheckTime.At.NOW) {
      diagnostics.add(key, Code.HR502, rule.name(), word(rule.checkTime()));
      return;
    }
    if (say) {
      diagnostics.add(Diagnostic.at(key, Code.HR525, rule.name()).fix(Keys.head(key), "reply"));
    }
  }

  private static void checkWithoutCall(Rule rule, Diagnostics diagnostics) {
    if (isHidden(rule, diagnostics)) {
      return;
    }
    if (rule.timing() != null) {
      diagnostics.add(Keys.of(rule.timing().span()), Code.HR506, rule.name(), "timing");
    } else if (!rule.input().isEmpty()) {
      diagnostics.add(rule.input().get(0).variable().span(), Code.HR506, rule.name(), "input");
    } else if (!rule.output().isEmpty()) {
      diagnostics.add(rule.output().get(0).variable().span(), Code.HR506, rule.name(), "output");
    } else if (rule.reply() == null && rule.effects().isEmpty()) {
      diagnostics.add(Keys.head(rule.span()), Code.HR504, rule.name());
    }
  }

  private static boolean isHidden(Rule rule, Diagnostics diagnostics) {
    Span whole = rule.span();
    return diagnostics.errors().stream().anyMatch(d -> HIDING.contains(d.code())
        && d.span().file() == whole.file() && d.span().start() >= whole.start() && d.span().start() <= whole.end()
        && !d.span().equals(rule.name().span()));
  }

  /** A check time as the script writes it. */
  static String word(CheckTime time) {
    if (time instanceof CheckTime.At at) {
      return at.name().toLowerCase(Locale.ROOT);
    } else if (time instanceof CheckTime.EveryTopics every) {
      return "{topics: " + every.topics() + "}";
    }
    return "{chars: " + ((CheckTime.EveryChars) time).chars() + "}";
  }
}
