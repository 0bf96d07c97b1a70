package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.diagnostic.NearNames;
import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Attention;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ensures that {@code open_rule} and {@code close_rule} name rules; warns of rules that nothing opens. */
final class RuleReferenceCheck implements Check {
  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    for (Name name : named(analysis)) {
      if (analysis.symbols().rule(name.text()) == null && !Covered.byError(name.span(), diagnostics)) {
        List<String> known = analysis.project().rules().stream().map(rule -> rule.name().text()).toList();
        Optional<String> near = NearNames.nearest(name.text(), known);
        Diagnostic found = Diagnostic.at(name.span(), Code.HR205, name);
        diagnostics.add(near.isPresent() ? found.variant("near", near.get()).fix(name.span(), near.get())
            : NearNames.perhaps(name.text(), known).map(one -> found.variant("near", one)).orElse(found));
      }
    }
  }

  private static List<Name> named(Analysis analysis) {
    List<Name> names = new ArrayList<>();
    attentions(analysis, true, names);
    new ActionWalk(analysis).forEach((action, place) -> {
      if (action instanceof Action.OpenRule open) {
        names.add(open.rule());
      } else if (action instanceof Action.CloseRule close) {
        names.add(close.rule());
      }
    });
    return names;
  }

  /** The rules that attentions open (and, if asked for, close). */
  static void attentions(Analysis analysis, boolean alsoClosed, List<Name> names) {
    for (Session session : analysis.project().sessions()) {
      add(session.attentions(), alsoClosed, names);
      for (Stage stage : session.stages()) {
        add(stage.attentions(), alsoClosed, names);
      }
    }
    for (TopicPlace topic : analysis.symbols().topics()) {
      add(topic.topic().attentions(), alsoClosed, names);
    }
  }

  private static void add(List<Attention> attentions, boolean alsoClosed, List<Name> names) {
    for (Attention attention : attentions) {
      if (alsoClosed || attention instanceof Attention.Open) {
        names.add(attention.rule());
      }
    }
  }
}
