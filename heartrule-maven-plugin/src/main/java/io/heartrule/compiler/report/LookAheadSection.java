package io.heartrule.compiler.report;

import io.heartrule.compiler.analyse.LookAhead;
import io.heartrule.compiler.analyse.TopicCalls;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Variant;
import java.util.ArrayList;
import java.util.List;

/** What the extraction at the end of an ask collects for the next one, so that nothing is asked twice. */
final class LookAheadSection implements Section {
  private final Facts facts;
  private final List<Row> rows = new ArrayList<>();

  private record Row(TopicPlace place, Action.AiAsk ask, LookAhead.Ahead ahead) {}

  LookAheadSection(Facts facts) {
    this.facts = facts;
    for (TopicPlace place : facts.tables().calls().places()) {
      for (Variant variant : Variant.values()) {
        for (Action action : TopicCalls.actions(place, variant)) {
          if (action instanceof Action.AiAsk ask && facts.tables().lookAhead().ahead(ask) != null) {
            rows.add(new Row(place, ask, facts.tables().lookAhead().ahead(ask)));
          }
        }
      }
    }
  }

  @Override
  public String id() {
    return "ahead";
  }

  @Override
  public boolean isEmpty() {
    return rows.isEmpty();
  }

  @Override
  public void write(Html out) {
    out.element("p", facts.words().of("ahead.legend"), "class", "lead").line();
    Grid.open(out, facts.words(), null, "ahead.ask", "ahead.fields", "ahead.next");
    for (Row row : rows) {
      out.open("tr").open("th", "scope", "row");
      ask(out, row.place(), row.ask());
      out.close("th").element("td", String.join(facts.words().list(),
          row.ahead().gets().stream().map(get -> get.variable().text()).toList()));
      out.open("td");
      ask(out, row.ahead().place(), row.ahead().ask());
      out.close("td").end("tr");
    }
    Grid.close(out);
  }

  private void ask(Html out, TopicPlace place, Action.AiAsk ask) {
    facts.links().inFull(out, place.topic());
    out.text(facts.words().of("colon") + Wording.shortly(ask.text())).text(" ");
    facts.links().place(out, ask.common().head());
  }
}
