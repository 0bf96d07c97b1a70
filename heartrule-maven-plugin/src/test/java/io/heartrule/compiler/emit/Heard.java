package io.heartrule.compiler.emit;

import io.heartrule.Conversation;
import io.heartrule.ConversationListener;
import io.heartrule.HeartRule;
import io.heartrule.Message;
import io.heartrule.Settings;
import io.heartrule.Turn;
import io.heartrule.generated.Library;
import io.heartrule.generated.SessionKey;
import io.heartrule.model.ExpectedField;
import io.heartrule.model.LanguageModel;
import io.heartrule.model.ModelAnswer;
import io.heartrule.model.ModelRequest;
import io.heartrule.model.Purpose;
import io.heartrule.store.memory.MemoryStore;
import io.heartrule.trace.TraceEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * A conversation over a small script whose asks end with the visitor's first answer, everything that was asked of
 * the model, and what it answers to extractions and updates.
 */
final class Heard implements LanguageModel, ConversationListener {
  /** What each call that is no turn asked for, with its text. */
  final List<ModelRequest> asked = Collections.synchronizedList(new ArrayList<>());
  final List<TraceEvent> events = Collections.synchronizedList(new ArrayList<>());
  /** By purpose and first field; what is not here is answered with nothing. */
  final Map<String, Function<ModelRequest, String>> answers = new ConcurrentHashMap<>();
  final MemoryStore store = new MemoryStore();
  final HeartRule home;
  final Library library;
  private Conversation talk;
  private int turns;
  private volatile boolean spoken;

  Heard(String script, Path classes, Executor executor) {
    library = Generated.from(script).load(classes);
    home = HeartRule.builder().model(this).store(store).executor(executor).library(library).listener(this)
        .settings(Settings.defaults()).build();
  }

  Heard begin(String session, Map<String, String> settings) {
    talk = home.start(new SessionKey<Record>(library, session), "客", settings, Map.of());
    turns = 0;
    spoken = false;
    talk.begin();
    return this;
  }

  String says(String text) {
    spoken = true;
    Turn turn = talk.reply("t" + turns++, text);
    return turn.messages().stream().map(Message::text).toList().toString();
  }

  Conversation talk() {
    return talk;
  }

  /** A restart: the same conversation from its store. */
  void resume() {
    talk = home.resume(talk.id());
  }

  /** Names of what calls of a purpose asked for, one entry a call. */
  List<String> asked(Purpose purpose) {
    synchronized (asked) {
      return asked.stream().filter(request -> request.purpose() == purpose)
          .map(request -> String.join(" ", request.fields().stream().map(ExpectedField::name).toList())).toList();
    }
  }

  static String text(ModelRequest request) {
    return String.join("\n", request.prompts().stream().map(p -> p.text()).toList());
  }

  @Override
  public ModelAnswer answer(ModelRequest request, TextListener listener) {
    asked.add(request);
    String first = request.fields().isEmpty() ? "" : request.fields().get(0).name();
    Function<ModelRequest, String> answer = answers.getOrDefault(request.purpose().word() + " " + first,
        answers.get(request.purpose().word()));
    if (answer != null) {
      return ModelAnswer.of(answer.apply(request));
    } else if (request.purpose() == Purpose.TURN) {
      boolean exit = !text(request).contains("还没有") && spoken;
      spoken = false;
      return ModelAnswer.of("{\"EXIT\":" + exit + ",\"小谷\":\"嗯\"}");
    }
    return ModelAnswer.of("{}");
  }

  @Override
  public void event(TraceEvent event) {
    events.add(event);
  }
}
