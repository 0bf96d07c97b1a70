package io.heartrule.compiler.report;

import io.heartrule.compiler.analyse.Access;
import io.heartrule.compiler.analyse.Liveness;
import io.heartrule.compiler.analyse.Scope;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.analyse.Variable;
import io.heartrule.compiler.model.AutoUpdate;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The variables of every scope: type and meaning, who reads and writes them, and until when they are updated. */
final class VariablesSection implements Section {
  private static final int MOST_USES = 10;
  private static final int READS = 1;
  private static final int WRITES = 2;

  private final Facts facts;
  private final Map<Variable, List<Use>> uses = new HashMap<>();

  /** A topic, rule or session that uses a variable; {@code kinds} says whether it reads and writes it. */
  private static final class Use {
    final Object user;
    int kinds;

    Use(Object user) {
      this.user = user;
    }
  }

  VariablesSection(Facts facts) {
    this.facts = facts;
    Map<Object, Map<Variable, Use>> byUser = new IdentityHashMap<>();
    for (Access access : facts.analysis().symbols().accesses()) {
      Object user = user(access);
      Use use = byUser.computeIfAbsent(user, u -> new HashMap<>()).computeIfAbsent(access.variable(), v -> {
        Use first = new Use(user);
        uses.computeIfAbsent(v, w -> new ArrayList<>()).add(first);
        return first;
      });
      use.kinds |= access.kind().isRead() ? READS : WRITES;
    }
  }

  private static Object user(Access access) {
    return access.topic() != null ? access.topic().topic() : access.rule() != null ? access.rule() : Scope.GLOBAL;
  }

  @Override
  public String id() {
    return "variables";
  }

  @Override
  public boolean isEmpty() {
    return facts.analysis().symbols().variables().isEmpty();
  }

  @Override
  public void write(Html out) {
    Wording words = facts.words();
    out.element("p", words.of("variables.legend"), "class", "lead").line();
    write(out, words.of("variables.global"), Scope.GLOBAL);
    for (Session session : facts.analysis().project().sessions()) {
      write(out, words.of("variables.session", session.name()), new Scope.OfSession(session));
      for (Stage stage : session.stages()) {
        write(out, words.of("variables.stage", session.name(), stage.name()), new Scope.OfStage(session, stage));
      }
    }
    for (TopicPlace place : facts.tables().calls().places()) {
      write(out, words.of("variables.topic", place.id()), new Scope.OfTopic(place));
    }
    for (Rule rule : facts.analysis().project().rules()) {
      write(out, words.of("variables.rule", rule.name()), new Scope.OfRule(rule));
    }
  }

  private void write(Html out, String title, Scope scope) {
    List<Variable> variables = facts.analysis().symbols().variables(scope);
    if (variables.isEmpty()) {
      return;
    }
    boolean wide = scope.level() != null && !(scope instanceof Scope.OfTopic);
    out.open("details", "open", wide ? "" : null);
    out.element("summary", title + facts.words().of("variables.count", variables.size())).line();
    Grid.open(out, facts.words(), null, "variables.name", "variables.type", "variables.define", "variables.uses",
        "variables.last", "variables.place");
    variables.forEach(variable -> row(out, variable));
    Grid.close(out);
    out.end("details");
  }

  private void row(Html out, Variable variable) {
    Wording words = facts.words();
    out.open("tr").element("th", variable.name(), "scope", "row");
    out.open("td").text(words.type(variable.type()));
    if (variable.input() && variable.scope() instanceof Scope.OfTopic) {
      out.element("small", words.of("variables.input"), "class", "note");
    }
    out.close("td").element("td", Wording.shortly(variable.define())).open("td");
    facts.links().some(out, uses.getOrDefault(variable, List.of()), MOST_USES, this::use);
    out.close("td").open("td");
    last(out, variable);
    out.close("td").open("td");
    facts.links().place(out, variable.span());
    out.close("td").end("tr");
  }

  private void use(Html out, Use use) {
    if (use.user instanceof Rule rule) {
      out.text(facts.words().of("flow.rule"));
      facts.links().rule(out, rule);
    } else if (use.user == Scope.GLOBAL) {
      out.text(facts.words().of("variables.step"));
    } else {
      facts.links().inFull(out, use.user);
    }
    out.text(facts.words().of("uses." + use.kinds));
  }

  /** For each session the topic after which the variable is updated no more. */
  private void last(Html out, Variable variable) {
    boolean updated = facts.tables().liveness().updatable(variable.scope()).contains(variable);
    if (variable.autoUpdate() != AutoUpdate.CLOSE || updated) {
      out.element("b", "autoUpdate: " + Wording.word(variable.autoUpdate()));
    }
    for (Session session : updated ? facts.analysis().project().sessions() : List.<Session>of()) {
      Liveness.LastUse last = facts.tables().liveness().lastUse(session, variable);
      if (last != null) {
        out.open("small", "class", "note").text(facts.words().of("variables.until"));
        facts.links().inFull(out, last.visit().topic().topic());
        out.text(last.looped() ? facts.words().of("variables.loop") : "").text(" ");
        facts.links().place(out, last.reason());
        out.close("small");
      }
    }
  }
}
