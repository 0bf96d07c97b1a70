package io.heartrule;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.generated.Library;
import io.heartrule.generated.SessionKey;
import io.heartrule.model.LanguageModel;
import io.heartrule.model.ModelAnswer;
import io.heartrule.model.ModelException;
import io.heartrule.model.ModelRequest;
import io.heartrule.model.Purpose;
import io.heartrule.store.memory.MemoryStore;
import io.heartrule.trace.TraceEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/** Plays a conversation with a scripted model, a clock under control and background work at once. */
final class Play implements LanguageModel, ConversationListener {
  /** An answer that is waiting for its call. */
  private record Line(Purpose purpose, String text) {}

  final List<ModelRequest> requests = new ArrayList<>();
  final List<String> said = new ArrayList<>();
  final List<String> log = new ArrayList<>();
  final MemoryStore store = new MemoryStore();
  final StringBuilder streamed = new StringBuilder();
  private final Deque<Line> answers = new ArrayDeque<>();
  private Executor background = Runnable::run;
  private final boolean restart;
  private final Instant[] now = {Instant.parse("2026-11-20T09:00:00Z")};
  private Library library;
  private HeartRule heartrule;
  private Conversation talk;
  private int turns;

  Play() {
    this(false);
  }

  /** @param restart drops everything in memory after each turn */
  Play(boolean restart) {
    this.restart = restart;
  }

  Play start(SessionKey<?> session) {
    return start(session, Map.of(), Map.of());
  }

  Play start(SessionKey<?> session, Map<String, String> settings, Map<String, Object> given) {
    library = session.library();
    heartrule = build();
    talk = heartrule.start(session, "visitor", settings, given);
    return this;
  }

  private HeartRule build() {
    return HeartRule.builder()
        .model(this).store(store).library(library).executor(background).listener(this).clock(new Clock() {
      @Override public ZoneId getZone() { return ZoneOffset.UTC; }
      @Override public Clock withZone(ZoneId zone) { return this; }
      @Override public Instant instant() { return now[0]; }
    }).build();
  }

  /** {@code text} uses single quotes for JSON quotes. */
  Play model(Purpose purpose, String text) {
    answers.add(new Line(purpose, text.replace('\'', '"')));
    return this;
  }

  Play turn(String text) {
    return model(Purpose.TURN, text);
  }

  /** A turn answer with EXIT and a reply of 心谷向导. */
  Play turn(boolean exit, String reply) {
    return turn("{'识别自杀风险':'','rule_识别自杀风险':'false','EXIT':'" + exit + "','心谷向导':'" + reply + "','BRIEF':'略'}");
  }

  Play extract(String text) {
    return model(Purpose.EXTRACT, text);
  }

  Play fails(Purpose purpose) {
    answers.add(new Line(purpose, null));
    return this;
  }

  Play begin() {
    return took(talk.begin());
  }

  Play visitor(String text) {
    return took(talk.reply("turn-" + ++turns, text));
  }

  Play visitor(String text, String... observations) {
    return took(talk.reply("turn-" + ++turns, text, List.of(observations)));
  }

  Play idle(Duration silence) {
    return took(talk.idle("turn-" + ++turns, silence));
  }

  private Play took(Turn turn) {
    turn.messages().forEach(message -> said.add(message.text()));
    return restart ? restart() : this;
  }

  /** Drops everything in memory. */
  Play restart() {
    heartrule = build();
    talk = heartrule.resume(talk.id());
    return this;
  }

  /** Where background work runs; at once unless a test says otherwise. */
  Play background(Executor executor) {
    background = executor;
    return this;
  }

  Play clock(Duration forward) {
    now[0] = now[0].plus(forward);
    return this;
  }

  /** What was said since the last look. */
  Play says(String... texts) {
    assertThat(said).containsExactly(texts);
    said.clear();
    return this;
  }

  Library library() {
    return library;
  }

  Conversation talk() {
    return talk;
  }

  ModelRequest last() {
    return requests.get(requests.size() - 1);
  }

  String lastPrompt() {
    return String.join("\n", last().prompts().stream().map(p -> p.text()).toList());
  }

  Play done() {
    assertThat(answers).as("answers that nobody asked for").isEmpty();
    return this;
  }

  @Override
  public ModelAnswer answer(ModelRequest request, TextListener listener) {
    requests.add(request);
    assertThat(answers).as("no answer for %s at %s", request.purpose(), request.position()).isNotEmpty();
    Line line = answers.poll();
    assertThat(line.purpose).as("purpose at %s, fields %s", request.position(), request.fields())
        .isEqualTo(request.purpose());
    if (line.text == null) {
      throw new ModelException(ModelException.Reason.TIMEOUT, "too late", null);
    }
    if (listener != null) {
      line.text.codePoints().forEach(c -> listener.text(Character.toString(c)));
    }
    return ModelAnswer.of(line.text);
  }

  @Override
  public boolean wantsText() {
    return true;
  }

  @Override
  public void text(String piece) {
    streamed.append(piece);
  }

  @Override
  public void event(TraceEvent event) {
    log.add(event.toJson());
  }
}
