package io.heartrule;

import io.heartrule.generated.SessionKey;
import io.heartrule.model.LanguageModel;
import io.heartrule.model.ModelAnswer;
import io.heartrule.model.ModelException;
import io.heartrule.model.ModelRequest;
import io.heartrule.model.Purpose;
import io.heartrule.store.memory.MemoryStore;
import io.heartrule.trace.TraceEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** A conversation whose model answers by what it is asked, in any order, so that calls may wait for each other. */
final class SideBySide implements LanguageModel, ConversationListener, AutoCloseable {
  private final Map<String, Function<TextListener, String>> answers = new LinkedHashMap<>();
  final List<ModelRequest> requests = Collections.synchronizedList(new ArrayList<>());
  final List<String> heard = Collections.synchronizedList(new ArrayList<>());
  final List<TraceEvent> events = new ArrayList<>();
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final MemoryStore store = new MemoryStore();
  private Executor executor = SideBySide::elsewhere;
  private Consumer<String> onText = piece -> { };
  private boolean allows = true;
  private SessionKey<?> session;
  private Conversation talk;
  private int turns;

  /** On a thread of its own, but to its end: what is begun early is always begun. */
  static void elsewhere(Runnable work) {
    Thread thread = new Thread(work);
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  SideBySide concurrent() {
    executor = threads;
    return this;
  }

  SideBySide inline() {
    executor = Runnable::run;
    return this;
  }

  SideBySide executor(Executor other) {
    executor = other;
    return this;
  }

  SideBySide onText(Consumer<String> hears) {
    onText = hears;
    return this;
  }

  SideBySide withoutEarlyCalls() {
    allows = false;
    return this;
  }

  /** Answers every call of a purpose whose prompt holds a text, the latest answer first; with single quotes. */
  SideBySide answer(Purpose purpose, String holds, String text) {
    return answer(purpose, holds, stream -> text);
  }

  SideBySide answer(Purpose purpose, String holds, Function<TextListener, String> text) {
    answers.remove(purpose + " " + holds);
    answers.put(purpose + " " + holds, text);
    return this;
  }

  SideBySide start(SessionKey<?> key, Map<String, String> settings) {
    session = key;
    talk = heartrule().start(key, "visitor", settings, Map.of());
    heard(talk.begin());
    return this;
  }

  private HeartRule heartrule() {
    return HeartRule.builder().model(this).store(store).executor(executor).listener(this)
        .library(session.library()).build();
  }

  SideBySide visitor(String text) {
    heard(talk.reply("t" + ++turns, text));
    return this;
  }

  SideBySide restart() {
    talk = heartrule().resume(talk.id());
    return this;
  }

  private void heard(Turn turn) {
    turn.messages().forEach(message -> heard.add("= " + message.text()));
  }

  Conversation talk() {
    return talk;
  }

  /** The purposes of all calls and where they come from. */
  List<String> calls() {
    return requests.stream().map(request -> request.purpose().word() + " "
        + request.position().replaceAll("会谈/一/", "").replace(" ai_ask#1", "")).toList();
  }

  /** The early calls: + if they were of use. */
  List<String> early() {
    return events.stream().filter(TraceEvent.CalledEarly.class::isInstance).map(TraceEvent.CalledEarly.class::cast)
        .map(event -> (event.used() ? "+" : "-") + event.purpose()).toList();
  }

  List<String> otherEvents() {
    return events.stream().filter(event -> !(event instanceof TraceEvent.CalledEarly)).map(TraceEvent::toJson).toList();
  }

  @Override
  public ModelAnswer answer(ModelRequest request, TextListener listener) {
    requests.add(request);
    String prompt = request.prompts().toString();
    List<Map.Entry<String, Function<TextListener, String>>> latest = new ArrayList<>(answers.entrySet());
    Collections.reverse(latest);
    for (Map.Entry<String, Function<TextListener, String>> each : latest) {
      int space = each.getKey().indexOf(' ');
      if (each.getKey().startsWith(request.purpose() + " ") && prompt.contains(each.getKey().substring(space + 1))) {
        String text = each.getValue().apply(listener == null ? piece -> { }
            : piece -> listener.text(piece.replace('\'', '"')));
        if (text == null) {
          throw new ModelException(ModelException.Reason.TIMEOUT, "too late", null);
        }
        return ModelAnswer.of(text.replace('\'', '"'));
      }
    }
    throw new AssertionError("no answer for " + request);
  }

  @Override
  public boolean allowsEarlyCalls() {
    return allows;
  }

  @Override
  public boolean wantsText() {
    return true;
  }

  @Override
  public void text(String piece) {
    heard.add("~ " + piece);
    onText.accept(piece);
  }

  @Override
  public void message(Message message) {
    heard.add("> " + message.text());
  }

  @Override
  public void event(TraceEvent event) {
    events.add(event);
  }

  /** Waits, but not for ever: then a test fails instead of hanging. */
  static void await(CountDownLatch latch) {
    try {
      if (!latch.await(20, TimeUnit.SECONDS)) {
        throw new AssertionError("the other call has not come");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
