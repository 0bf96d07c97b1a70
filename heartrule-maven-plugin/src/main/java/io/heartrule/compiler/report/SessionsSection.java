package io.heartrule.compiler.report;

import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.model.Session;
import java.util.List;

/** Each session: how long it takes, its flow as a drawing, and its topics one by one. */
final class SessionsSection implements Section {
  private final Facts facts;
  private final TopicDetails topics;

  SessionsSection(Facts facts, TopicDetails topics) {
    this.facts = facts;
    this.topics = topics;
  }

  @Override
  public String id() {
    return "sessions";
  }

  @Override
  public boolean isEmpty() {
    return facts.analysis().project().sessions().isEmpty();
  }

  @Override
  public void write(Html out) {
    out.element("p", facts.words().of("sessions.legend"), "class", "lead").line();
    for (Session session : facts.analysis().project().sessions()) {
      write(out, session);
    }
  }

  private void write(Html out, Session session) {
    Wording words = facts.words();
    out.open("section", "id", facts.links().id(session)).line();
    out.open("h3").text(session.name().text()).end("h3");
    String estimate = words.duration(facts.tables().estimates().seconds(session));
    out.open("p").text(session.minutes() == null ? words.of("session.estimate", estimate)
        : words.of("session.planned", estimate, session.minutes())).text(" ");
    facts.links().place(out, session.name().span());
    out.end("p");
    new FlowDrawing(facts, session).write(out);
    List<TopicPlace> own = facts.tables().calls().places().stream()
        .filter(place -> place.session() == session).toList();
    if (!own.isEmpty()) {
      out.element("h4", words.of("session.topics")).line();
      own.forEach(place -> topics.write(out, place));
    }
    out.end("section");
  }
}
