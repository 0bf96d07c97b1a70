package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Text;
import java.util.List;

/** Points at conditions that depend on what a text does not show: silence, a face, a voice (HR521). */
final class SilentSignalCheck implements Check {
  /** Longer words before the shorter ones that they contain. */
  private static final List<String> SIGNALS = List.of("长时间的沉默", "长时间沉默", "沉默", "皱眉", "叹气", "流泪", "眼圈",
      "眼眶", "表情", "语调", "声音", "语气", "眼神", "肢体", "坐立不安", "颤抖", "哭泣", "哽咽", "停顿");

  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    for (Rule rule : analysis.project().rules()) {
      if (rule.ifText() != null && rule.ifExpression() == null) {
        check(rule.ifText(), diagnostics);
      }
    }
  }

  private static void check(Text text, Diagnostics diagnostics) {
    int first = -1;
    String found = null;
    for (String signal : SIGNALS) {
      int at = text.value().indexOf(signal);
      if (at >= 0 && (first < 0 || at < first)) {
        first = at;
        found = signal;
      }
    }
    if (found != null) {
      diagnostics.add(text.source().span(first, first + found.length()), Code.HR521, found);
    }
  }
}
