package io.heartrule.compiler.report;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.RunsIn;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;
import io.heartrule.compiler.model.Topic;
import io.heartrule.compiler.source.Span;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Where each thing of a project stands on the page, and links to it and to its script. */
final class Links {
  private static final String PLAIN = "/-._~";

  private final Analysis analysis;
  private final Wording words;
  private final String toProject;
  private final Map<Object, String> ids = new IdentityHashMap<>();
  private final Map<Object, String> fullNames = new IdentityHashMap<>();
  private final Map<String, Integer> files = new HashMap<>();

  /** @param toProject the way from the page to the project's folder, such as {@code ../../}; null: no links there */
  Links(Analysis analysis, Wording words, String toProject) {
    this.analysis = analysis;
    this.words = words;
    this.toProject = toProject;
    analysis.project().own().forEach(script -> files.merge(script.file().name(), 1, Integer::sum));
    List<Session> sessions = analysis.project().sessions();
    for (int s = 0; s < sessions.size(); s++) {
      ids.put(sessions.get(s), "session" + (s + 1));
      List<Stage> stages = sessions.get(s).stages();
      for (int i = 0; i < stages.size(); i++) {
        ids.put(stages.get(i), "stage" + (s + 1) + "-" + (i + 1));
        fullNames.put(stages.get(i), sessions.get(s).name() + " / " + stages.get(i).name());
      }
    }
    for (TopicPlace place : analysis.symbols().topics()) {
      ids.putIfAbsent(place.topic(), "topic" + ids.size());
      fullNames.put(place.topic(), place.isSkill() ? place.topic().name().text()
          : place.session().name() + " / " + place.stage().name() + " / " + place.topic().name());
    }
    for (Rule rule : analysis.project().rules()) {
      ids.putIfAbsent(rule, "rule" + ids.size());
    }
  }

  /** The id of a session, stage, topic or rule. */
  String id(Object part) {
    return ids.get(part);
  }

  void topic(Html out, TopicPlace place) {
    to(out, place.topic(), place.topic().name().text());
  }

  /** A stage with its session, or a topic with its session and stage. */
  void inFull(Html out, Object part) {
    to(out, part, fullNames.get(part));
  }

  /** The skill of that name, or the name alone if there is none. */
  void skill(Html out, String name) {
    Topic skill = analysis.symbols().skill(name);
    to(out, skill, name);
  }

  void rule(Html out, Rule rule) {
    to(out, rule, rule.name().text());
  }

  void stage(Html out, Stage stage) {
    to(out, stage, stage.name().text());
  }

  void session(Html out, Session session) {
    to(out, session, session.name().text());
  }

  /** A stage with its session; or what runs outside of the stages. */
  void part(Html out, RunsIn part) {
    if (part.stage() == null) {
      session(out, part.session());
      out.text(" / " + words.of("part.outside"));
    } else {
      inFull(out, part.stage());
    }
  }

  /** {@code rules.yaml:12}, with the folders if there are several of that name; for a library just its name. */
  void place(Html out, Span span) {
    if (analysis.project().isImported(span)) {
      out.element("span", span.file().path(), "class", "file");
      return;
    }
    boolean unique = files.getOrDefault(span.file().name(), 1) == 1;
    String shown = (unique ? span.file().name() : span.file().path()) + ":" + span.line();
    if (toProject == null) {
      out.element("span", shown, "class", "file");
    } else {
      out.element("a", shown, "class", "file", "href", toProject + encoded(span.file().path()));
    }
  }

  /** All of a list, or the first of it and how many more there are. */
  <T> void some(Html out, List<T> items, int most, BiConsumer<Html, T> each) {
    int shown = items.size() <= most + 1 ? items.size() : most;
    for (int i = 0; i < shown; i++) {
      out.text(i == 0 ? "" : words.list());
      each.accept(out, items.get(i));
    }
    if (shown < items.size()) {
      out.text(words.of("and.more", items.size() - shown));
    }
  }

  private void to(Html out, Object part, String name) {
    String id = part == null ? null : ids.get(part);
    if (id == null) {
      out.text(name);
    } else {
      out.element("a", name, "href", "#" + id);
    }
  }

  private static String encoded(String path) {
    StringBuilder url = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0)) {
        url.append(c);
      } else {
        url.append('%').append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
      }
    }
    return url.toString();
  }
}
