package io.heartrule.compiler.lastuse;

import io.heartrule.Conversation;
import io.heartrule.ConversationListener;
import io.heartrule.HeartRule;
import io.heartrule.Turn;
import io.heartrule.generated.Library;
import io.heartrule.generated.SessionKey;
import io.heartrule.model.ExpectedField;
import io.heartrule.model.LanguageModel;
import io.heartrule.model.ModelAnswer;
import io.heartrule.model.ModelRequest;
import io.heartrule.model.Purpose;
import io.heartrule.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A random conversation of a script, with everything that happened in its order. */
final class Talked implements LanguageModel, ConversationListener {
  /** Something that happened. */
  sealed interface Event {}

  record Traced(TraceEvent event) implements Event {}

  /** A model call that reads variables: which, and the prompt. */
  record Read(Purpose purpose, List<String> fields, String prompt) implements Event {}

  record Visitor(String text) implements Event {}

  /** What was being kept up to date when the visitor's turn came. */
  record Updating(List<String> variables) implements Event {}

  final List<Event> events = new ArrayList<>();
  private final Random random;

  private Talked(long seed) {
    this.random = new Random(seed);
  }

  static Talked of(Library library, SessionKey<?> session, ClassLoader loader, long seed) {
    Talked talked = new Talked(seed);
    HeartRule heartrule = HeartRule.builder().model(talked).classLoader(loader).library(library).listener(talked)
        .executor(Runnable::run).build();
    Conversation talk = heartrule.start(session, "客", Map.of("update_after_chars", "12"), Map.of());
    talk.begin();
    for (int i = 0; i < 25 && talk.status() == Turn.Status.WAITING; i++) {
      talked.events.add(new Updating(talk.view().updating()));
      String line = "言" + i + "。" + "啊".repeat(talked.random.nextInt(8));
      talked.events.add(new Visitor(line));
      talk.reply("t" + i, line);
    }
    return talked;
  }

  @Override
  public ModelAnswer answer(ModelRequest request, TextListener listener) {
    if (request.purpose() != Purpose.TURN) {
      events.add(new Read(request.purpose(), request.fields().stream().map(ExpectedField::name).toList(),
          String.join("\n", request.prompts().stream().map(p -> p.text()).toList())));
    }
    StringBuilder json = new StringBuilder("{");
    for (ExpectedField field : request.fields()) {
      json.append(json.length() > 1 ? "," : "").append('"').append(field.name()).append("\":").append(value(field));
    }
    return ModelAnswer.of(json.append('}').toString());
  }

  private String value(ExpectedField field) {
    return switch (field.kind()) {
      case FLAG -> field.name().equals("EXIT") ? "\"" + (random.nextInt(3) > 0) + "\""
          : "\"" + (random.nextInt(6) == 0) + "\"";
      case LIST -> "[{\"名\":\"" + (char) ('甲' + random.nextInt(3)) + "\",\"话\":\"话\"}]";
      default -> random.nextInt(4) == 0 ? "\"\"" : "\"值" + random.nextInt(9) + "\"";
    };
  }

  @Override
  public void event(TraceEvent event) {
    events.add(new Traced(event));
  }
}
