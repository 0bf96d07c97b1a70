package io.heartrule.compiler.transcript;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.diagnostic.NearNames;
import io.heartrule.compiler.read.Node;
import io.heartrule.compiler.source.Span;
import io.heartrule.compiler.transcript.TestCase.Word;
import java.text.Normalizer;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Ensures that a transcript names only what the scripts define (HR902). */
final class NameCheck {
  private static final Set<String> KEYS_OF_ANSWERS = Set.of("EXIT", "BRIEF", "KNOWLEDGE");
  private static final String RULE = "rule_";
  private static final String CANCEL = "cancel_";
  private static final String REMOVED = "删除";

  private final ProjectNames names;
  private final Diagnostics diagnostics;

  NameCheck(ProjectNames names, Diagnostics diagnostics) {
    this.names = names;
    this.diagnostics = diagnostics;
  }

  void check(TestCase test) {
    boolean known = test.session() != null ? known(test.session(), "session", names.sessions())
        : known(test.skill(), "skill", names.skills());
    if (!known) {
      return; // all other names depend on it
    }
    String session = test.session() == null ? null : test.session().text();
    test.given().keySet().forEach(name -> variable(name, session, names.outer(session)));
    if (test.skill() != null) {
      Set<String> inputs = names.of(null, test.skill().text());
      test.input().keySet().forEach(name -> known(name, "variable", inputs));
    }
    Set<String> answers = answerKeys(test);
    String running = session;
    Set<String> topics = new LinkedHashSet<>(names.topics(session)); // some may be left for a later session
    for (TestStep step : test.steps()) {
      if (step instanceof TestStep.Answer answer) {
        answer.fields().keySet().forEach(key -> answerKey(key, answers));
        answer.fields().forEach(this::recordFields);
      } else if (step instanceof TestStep.Expect expect) {
        expect(expect, running, topics);
      } else if (step instanceof TestStep.Next next && known(next.session(), "session", names.sessions())) {
        running = next.session().text();
        topics.addAll(names.topics(running));
      }
    }
  }

  private void expect(TestStep.Expect expect, String session, Set<String> topics) {
    expect.variables().forEach((name, value) -> {
      if (variable(name, session, names.inSight(session))) {
        recordFields(name, value);
      }
    });
    if (expect.topic() != null) {
      topic(expect.topic(), topics);
    }
    each(expect.queue(), name -> topic(name, topics));
    each(expect.active(), name -> known(name, "rule", names.rules()));
    each(expect.inactive(), name -> known(name, "rule", names.rules()));
    each(expect.updating(), name -> known(name, "variable", names.inSight(session)));
  }

  private static void each(List<Word> words, Consumer<Word> check) {
    if (words != null) {
      words.forEach(check);
    }
  }

  /** A name, or {@code scope.name}. */
  private boolean variable(Word written, String session, Set<String> bare) {
    int dot = written.text().indexOf('.');
    if (dot < 0 || bare.contains(normal(written.text()))) {
      return known(written, "variable", bare);
    }
    String scope = normal(written.text().substring(0, dot).strip());
    Set<String> scopes = names.scopes(session);
    if (!scopes.contains(scope) && !isInstance(scope, scopes)) {
      return known(new Word(scope, written.span()), "scope", scopes);
    }
    String owner = scopes.contains(scope) ? scope : scope.substring(0, scope.lastIndexOf('-'));
    return known(new Word(written.text().substring(dot + 1).strip(), written.span()), "variable",
        names.of(session, owner));
  }

  /** A topic that was called for an element of a list is named {@code topic-element}. */
  private void topic(Word written, Set<String> topics) {
    if (!isInstance(normal(written.text()), topics)) {
      known(written, "topic", topics);
    }
  }

  private static boolean isInstance(String written, Set<String> topics) {
    for (int dash = written.indexOf('-'); dash > 0; dash = written.indexOf('-', dash + 1)) {
      if (topics.contains(written.substring(0, dash))) {
        return true;
      }
    }
    return false;
  }

  private Set<String> answerKeys(TestCase test) {
    Set<String> keys = new LinkedHashSet<>(names.everywhere());
    keys.addAll(names.roles());
    if (test.skill() != null) {
      keys.add(test.ai() == null ? "咨询师" : test.ai().strip());
    }
    keys.addAll(KEYS_OF_ANSWERS);
    return keys;
  }

  private void answerKey(Word key, Set<String> keys) {
    for (String prefix : List.of(RULE, CANCEL)) {
      if (key.text().startsWith(prefix)) {
        String rule = key.text().substring(prefix.length());
        if (!names.rules().contains(normal(rule))) {
          unknown(key.span(), "rule", rule, names.rules());
        }
        return;
      }
    }
    known(key, "answer", keys);
  }

  /** The fields of records in a value. */
  private void recordFields(Word name, Node value) {
    String bare = name.text().substring(name.text().indexOf('.') + 1);
    Set<String> fields = names.recordFields(normal(bare));
    if (fields.isEmpty() || !(value instanceof Node.Sequence list)) {
      return;
    }
    for (Node item : list.items()) {
      if (item instanceof Node.Mapping record) {
        for (Map.Entry<Word, Node> field : NodeMap.named(record).entrySet()) {
          if (!field.getKey().text().equals(REMOVED)) {
            known(field.getKey(), "field", fields);
          }
        }
      }
    }
  }

  private boolean known(Word written, String kind, Collection<String> known) {
    if (known.contains(normal(written.text()))) {
      return true;
    }
    unknown(written.span(), kind, written.text(), known);
    return false;
  }

  private void unknown(Span span, String kind, String written, Collection<String> known) {
    Optional<String> near = NearNames.nearest(written, known);
    Diagnostic unknown = Diagnostic.at(span, Code.HR902, written);
    if (near.isEmpty()) {
      diagnostics.add(unknown.variant(kind));
    } else {
      Diagnostic found = unknown.variant(kind + "_near", near.get());
      String inFile = span.text();
      int at = inFile.lastIndexOf(written);
      diagnostics.add(at < 0 ? found
          : found.fix(span.file().span(span.start() + at, span.start() + at + written.length()), near.get()));
    }
  }

  private static String normal(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC).strip();
  }
}
