package io.heartrule.compiler.transcript;

import io.heartrule.compiler.analyse.JavaNames;
import io.heartrule.compiler.emit.Comments;
import io.heartrule.compiler.emit.Literals;
import io.heartrule.compiler.read.Node;
import io.heartrule.compiler.source.Span;
import io.heartrule.compiler.transcript.TestCase.Word;
import io.heartrule.compiler.write.GeneratedFile;
import io.heartrule.compiler.write.OutputWriter;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** Writes a file of tests as a JUnit class: one method a transcript, one line a step. */
final class TestEmitter {
  /** More steps than this do not stand in one chain: compilers descend a chain call by call. */
  private static final int LONGEST_CHAIN = 150;
  private static final String TESTING = "io.heartrule.testing.";

  private final String basePackage;
  private final TestClass test;
  private final StringBuilder body = new StringBuilder();
  private final TreeSet<String> imports = new TreeSet<>();
  private final TreeSet<String> statics = new TreeSet<>();
  private final Map<String, Integer> methods = new HashMap<>();

  TestEmitter(String basePackage, TestClass test) {
    this.basePackage = basePackage;
    this.test = test;
  }

  GeneratedFile emit() {
    imports.add("org.junit.jupiter.api.DisplayName");
    imports.add("org.junit.jupiter.api.Test");
    imports.add(TESTING + "Transcript");
    test.cases().forEach(this::transcript);
    StringBuilder out = new StringBuilder(body.length() + 1000);
    out.append("// ").append(OutputWriter.HEADER).append(" from ").append(Comments.place(test.path()))
        .append(". Do not edit: changes are lost at the next build.\n");
    out.append("package ").append(basePackage).append(";\n\n");
    statics.forEach(name -> out.append("import static ").append(name).append(";\n"));
    out.append(statics.isEmpty() ? "" : "\n");
    imports.forEach(name -> out.append("import ").append(name).append(";\n"));
    out.append("\n/** Conversation tests of ").append(Comments.name(test.fileName())).append(". */\n")
        .append("@DisplayName(").append(Literals.string(test.fileName())).append(")\n")
        .append("final class ").append(test.name()).append(" {\n");
    out.append(body);
    out.append("  private static Transcript transcript(String name, int line) {\n")
        .append("    return new Transcript(Scripts.LIBRARY, ").append(Literals.string(test.path()))
        .append(", name, line);\n  }\n}\n");
    return new GeneratedFile(basePackage.replace('.', '/') + "/" + test.name() + ".java", out.toString());
  }

  private void transcript(TestCase transcript) {
    String method = method(transcript.name());
    List<TestStep> steps = transcript.steps();
    boolean isLong = steps.size() > LONGEST_CHAIN;
    body.append("  @Test\n  @DisplayName(").append(Literals.string(transcript.name())).append(")\n")
        .append("  void ").append(method).append("() {\n");
    Chain chain = new Chain().line("    " + (isLong ? "Transcript transcript = " : "") + "transcript("
        + Literals.string(transcript.name()) + ", " + transcript.head().line() + ")", transcript.head());
    start(transcript, chain);
    if (!isLong) {
      steps.forEach(step -> step(step, chain));
      chain.line("        .play()", null).writeTo(body);
      body.append("  }\n\n");
      return;
    }
    chain.writeTo(body);
    for (int i = 0; i * LONGEST_CHAIN < steps.size(); i++) {
      body.append("    ").append(method).append('_').append(i).append("steps(transcript);\n");
    }
    body.append("    transcript.play();\n  }\n\n");
    for (int i = 0; i * LONGEST_CHAIN < steps.size(); i++) {
      body.append("  private static void ").append(method).append('_').append(i)
          .append("steps(Transcript transcript) {\n");
      Chain part = new Chain().line("    transcript", null);
      steps.subList(i * LONGEST_CHAIN, Math.min(steps.size(), (i + 1) * LONGEST_CHAIN))
          .forEach(step -> step(step, part));
      part.writeTo(body);
      body.append("  }\n\n");
    }
  }

  private void start(TestCase transcript, Chain chain) {
    if (transcript.session() != null) {
      call(chain, "session", Literals.string(transcript.session().text()), transcript.session().span());
    } else {
      call(chain, "skill", Literals.string(transcript.skill().text()), transcript.skill().span());
      if (transcript.ai() != null || transcript.human() != null) {
        call(chain, "scene", Literals.string(transcript.ai() == null ? "咨询师" : transcript.ai().strip()) + ", "
            + Literals.string(transcript.human() == null ? "来访者" : transcript.human().strip()), null);
      }
    }
    named(chain, "input", transcript.input());
    transcript.settings().forEach((key, value) ->
        call(chain, "setting", Literals.string(key.text()) + ", " + Literals.string(value), key.span()));
    named(chain, "given", transcript.given());
  }

  private void named(Chain chain, String method, Map<Word, Node> values) {
    values.forEach((name, value) ->
        call(chain, method, Literals.string(name.text()) + ", " + java(value), name.span()));
  }

  private void step(TestStep step, Chain chain) {
    int line = step.head().line();
    if (step instanceof TestStep.Answer answer) {
      call(chain, answer.background() ? "background" : "model", line + ", " + answer(answer), step.head());
    } else if (step instanceof TestStep.Said said) {
      if (said.text() != null) {
        call(chain, "said", line + ", " + Literals.string(said.text()), step.head());
      } else if (said.regex() != null) {
        call(chain, "saidMatching", line + ", " + Literals.string(said.regex()), step.head());
      } else {
        call(chain, "saidContaining", line + ", " + texts(said.contains()), step.head());
      }
    } else if (step instanceof TestStep.Visitor visitor) {
      String seen = visitor.observations().isEmpty() ? "" : ", " + texts(visitor.observations());
      call(chain, "visitor", line + ", " + Literals.string(visitor.text()) + seen, step.head());
    } else if (step instanceof TestStep.Idle idle) {
      imports.add("java.time.Duration");
      call(chain, "idle", line + ", " + Durations.java(idle.silence()), step.head());
    } else if (step instanceof TestStep.Expect expect) {
      expect(chain, expect);
    } else if (step instanceof TestStep.Clock clock) {
      imports.add("java.time.Duration");
      call(chain, "clock", line + ", " + Durations.java(clock.forward()), step.head());
    } else if (step instanceof TestStep.Next next) {
      call(chain, "nextSession", line + ", " + Literals.string(next.session().text()), step.head());
    } else {
      call(chain, "restart", String.valueOf(line), step.head());
    }
  }

  private String answer(TestStep.Answer answer) {
    boolean plain = answer.failure() == null && answer.raw() == null && answer.purpose() == null
        && answer.contains().isEmpty() && answer.lacks().isEmpty();
    String fields = answer.failure() == null && answer.raw() == null ? fields(answer.fields()) : null;
    if (plain) {
      return fields;
    }
    imports.add(TESTING + "Answer");
    StringBuilder out = new StringBuilder("Answer.");
    if (answer.failure() != null) {
      out.append("fails(Answer.Failure.").append(answer.failure().toUpperCase(Locale.ROOT)).append(')');
    } else if (answer.raw() != null) {
      out.append("raw(").append(Literals.string(answer.raw())).append(')');
    } else {
      out.append("of(").append(fields).append(')');
    }
    if (answer.purpose() != null) {
      out.append(".purpose(").append(Literals.string(answer.purpose())).append(')');
    }
    if (!answer.contains().isEmpty()) {
      out.append(".promptContains(").append(texts(answer.contains())).append(')');
    }
    if (!answer.lacks().isEmpty()) {
      out.append(".promptLacks(").append(texts(answer.lacks())).append(')');
    }
    return out.toString();
  }

  private void expect(Chain chain, TestStep.Expect expect) {
    statics.add(TESTING + "Expectation.expectation");
    chain.line("        .expect(" + expect.head().line() + ", expectation()", expect.head());
    expect.variables().forEach((name, value) ->
        inner(chain, "variable", Literals.string(name.text()) + ", " + java(value)));
    if (expect.topic() != null) {
      inner(chain, "topic", Literals.string(expect.topic().text()));
    }
    inner(chain, "active", expect.active());
    inner(chain, "inactive", expect.inactive());
    inner(chain, "queue", expect.queue());
    inner(chain, "updating", expect.updating());
    if (expect.calls() != null) {
      StringBuilder calls = new StringBuilder();
      expect.calls().forEach((purpose, number) -> calls.append(calls.length() == 0 ? "" : ", ")
          .append(Literals.string(purpose)).append(", ").append(number));
      inner(chain, "calls", calls.toString());
    }
    if (expect.status() != null) {
      inner(chain, "status", Literals.string(expect.status()));
    }
    chain.append(")");
  }

  private static void inner(Chain chain, String method, List<Word> words) {
    if (words != null) {
      inner(chain, method, texts(words.stream().map(Word::text).toList()));
    }
  }

  private static void inner(Chain chain, String method, String arguments) {
    chain.line("            ." + method + "(" + arguments + ")", null);
  }

  private static void call(Chain chain, String method, String arguments, Span place) {
    chain.line("        ." + method + "(" + arguments + ")", place);
  }

  private static String texts(List<String> texts) {
    return String.join(", ", texts.stream().map(Literals::string).toList());
  }

  private String fields(Map<Word, Node> fields) {
    Map<String, Object> values = new LinkedHashMap<>();
    fields.forEach((name, value) -> values.put(name.text(), Values.of(value)));
    return java(values);
  }

  private String java(Node value) {
    return java(Values.of(value));
  }

  private String java(Object value) {
    String java = Values.java(value);
    if (has(value, Map.class)) {
      statics.add(TESTING + "Fields.fields");
    }
    if (has(value, List.class)) {
      statics.add(TESTING + "Fields.list");
    }
    if (has(value, BigDecimal.class)) {
      imports.add("java.math.BigDecimal");
    }
    return java;
  }

  private static boolean has(Object value, Class<?> type) {
    if (type.isInstance(value)) {
      return true;
    } else if (value instanceof Map<?, ?> map) {
      return map.values().stream().anyMatch(inner -> has(inner, type));
    }
    return value instanceof List<?> list && list.stream().anyMatch(inner -> has(inner, type));
  }

  /** ASCII, and one for each transcript. */
  private String method(String name) {
    String stem = JavaNames.method(name);
    int uses = methods.merge(stem.toLowerCase(Locale.ROOT), 1, Integer::sum);
    return uses == 1 ? stem : stem + "_" + uses;
  }
}
