package io.heartrule.testing;

import io.heartrule.model.ExpectedField;
import io.heartrule.model.LanguageModel;
import io.heartrule.model.ModelAnswer;
import io.heartrule.model.ModelRequest;
import io.heartrule.model.Prompt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers calls in the order in which the answers were given; foreground and background calls each
 * have their own. A call without an answer, or of another kind than was said, is an
 * {@link AssertionError}, which no engine takes for a failure of the model.
 */
public final class ScriptedModel implements LanguageModel {
  private final Deque<Answer> foreground = new ArrayDeque<>();
  private final Deque<Answer> background = new ArrayDeque<>();
  private final List<ModelRequest> requests = new ArrayList<>();
  private final Map<String, Integer> calls = new LinkedHashMap<>();

  /** Answers the next call that the visitor waits for. */
  public synchronized ScriptedModel model(Answer answer) {
    foreground.add(answer);
    return this;
  }

  /** Answers the next call that the visitor does not wait for. */
  public synchronized ScriptedModel background(Answer answer) {
    background.add(answer);
    return this;
  }

  /** Every call so far. */
  public synchronized List<ModelRequest> requests() {
    return List.copyOf(requests);
  }

  /** How many calls there were, by the words of their purposes. */
  public synchronized Map<String, Integer> calls() {
    return new LinkedHashMap<>(calls);
  }

  /** The answers that no call took, those of foreground calls first. */
  public synchronized List<Answer> unused() {
    List<Answer> unused = new ArrayList<>(foreground);
    unused.addAll(background);
    return unused;
  }

  @Override
  public synchronized ModelAnswer answer(ModelRequest request, TextListener listener) {
    requests.add(request);
    calls.merge(request.purpose().word(), 1, Integer::sum);
    boolean waits = request.purpose().isForeground();
    Answer answer = (waits ? foreground : background).poll();
    if (answer == null) {
      throw new Mismatch(0, waits ? "call.model" : "call.background", request.purpose().word(),
          request.position(), fields(request));
    }
    check(answer, request);
    if (answer.failure() != null) {
      throw answer.failure().exception();
    }
    if (listener != null) {
      listener.text(answer.text());
    }
    return ModelAnswer.of(answer.text());
  }

  private static void check(Answer answer, ModelRequest request) {
    String purpose = request.purpose().word();
    if (answer.purpose() != null && !answer.purpose().equals(purpose)) {
      throw new Mismatch(answer.line(), "call.purpose", answer.purpose(), purpose, request.position(),
          fields(request));
    }
    if (answer.contains().isEmpty() && answer.lacks().isEmpty()) {
      return;
    }
    String prompt = String.join("\n", request.prompts().stream().map(Prompt::text).toList());
    for (String text : answer.contains()) {
      if (!prompt.contains(text)) {
        throw new Mismatch(answer.line(), "prompt.contains", text, request.position(), prompt);
      }
    }
    for (String text : answer.lacks()) {
      if (prompt.contains(text)) {
        throw new Mismatch(answer.line(), "prompt.lacks", text, request.position(), prompt);
      }
    }
  }

  private static String fields(ModelRequest request) {
    return String.join("、", request.fields().stream().map(ExpectedField::name).toList());
  }

  /** No: every call counts. */
  @Override
  public boolean allowsEarlyCalls() {
    return false;
  }
}
