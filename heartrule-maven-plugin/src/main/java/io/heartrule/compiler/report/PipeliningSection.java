package io.heartrule.compiler.report;

import io.heartrule.compiler.analyse.Pipelining;
import io.heartrule.compiler.analyse.TopicCalls;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Variant;
import java.util.ArrayList;
import java.util.List;

/** At the end of which questions the next one is worded while the extraction runs, and why not at others. */
final class PipeliningSection implements Section {
  private static final int MOST = 4;

  private final Facts facts;
  private final List<Row> rows = new ArrayList<>();

  private record Row(TopicPlace place, Action.AiAsk ask, Pipelining.Entry entry) {}

  PipeliningSection(Facts facts) {
    this.facts = facts;
    for (TopicPlace place : facts.tables().calls().places()) {
      for (Variant variant : Variant.values()) {
        for (Action action : TopicCalls.actions(place, variant)) {
          if (action instanceof Action.AiAsk ask && !facts.analysis().project().isImported(ask.common().head())) {
            rows.add(new Row(place, ask, facts.tables().pipelining().entry(ask)));
          }
        }
      }
    }
  }

  @Override
  public String id() {
    return "pipelining";
  }

  @Override
  public boolean isEmpty() {
    return rows.isEmpty();
  }

  @Override
  public void write(Html out) {
    out.element("p", facts.words().of("pipelining.legend"), "class", "lead").line();
    Grid.open(out, facts.words(), null, "pipelining.ask", "pipelining.next", "pipelining.early", "pipelining.why");
    for (Row row : rows) {
      out.open("tr").open("th", "scope", "row");
      facts.links().inFull(out, row.place().topic());
      out.text(" ");
      facts.links().place(out, row.ask().common().head());
      out.close("th").open("td");
      next(out, row.entry());
      out.close("td").element("td", facts.words().of("pipelining." + Wording.word(row.entry().verdict())));
      out.open("td");
      why(out, row.entry());
      out.close("td").end("tr");
    }
    Grid.close(out);
  }

  private void next(Html out, Pipelining.Entry entry) {
    facts.links().some(out, entry.next(), MOST, this::opening);
    String ways = String.join(facts.words().list(),
        entry.onward().stream().map(way -> facts.words().of("pipelining.onward." + Wording.word(way))).toList());
    out.text(entry.next().isEmpty() || ways.isEmpty() ? ways : facts.words().list() + ways);
  }

  private void opening(Html out, Pipelining.Opening opening) {
    facts.links().inFull(out, opening.place().topic());
    out.text(" ");
    facts.links().place(out, opening.ask().common().head());
  }

  private void why(Html out, Pipelining.Entry entry) {
    if (entry.because() != null) {
      String variable = entry.variable() == null ? "" : entry.variable().name();
      out.text(facts.words().of("pipelining." + Wording.word(entry.because()), variable));
      if (entry.span() != null) {
        out.text(" ");
        facts.links().place(out, entry.span());
      }
    }
    if (!entry.rules().isEmpty()) {
      out.text((entry.because() == null ? "" : " ") + facts.words().of("pipelining.rules"));
      facts.links().some(out, entry.rules(), MOST, facts.links()::rule);
    }
  }
}
