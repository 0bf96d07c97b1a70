package io.heartrule.internal.engine;

import io.heartrule.internal.answer.AnswerDoor;
import io.heartrule.internal.answer.AnswerReader;
import io.heartrule.internal.json.CleanText;
import io.heartrule.internal.prompt.Prompts;
import io.heartrule.model.ExpectedField;
import io.heartrule.model.LanguageModel;
import io.heartrule.model.ModelAnswer;
import io.heartrule.model.ModelException;
import io.heartrule.model.ModelRequest;
import io.heartrule.trace.TraceEvent;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Asks the model: reads the answer, asks once more if it cannot be used, and never throws (Q50).
 * Safe for several threads; each call tells its own listener.
 */
final class Calls {
  private static final System.Logger LOG = System.getLogger(LanguageModel.class.getName());

  /** How much of an answer that could not be used the model is shown again. */
  private static final int SHOWN_AGAIN = 2_000;

  private final LanguageModel model;
  private final Prompts prompts;

  Calls(LanguageModel model, Prompts prompts) {
    this.model = model;
    this.prompts = prompts;
  }

  /** Calls the model; see the other method. */
  Map<String, Object> answer(ModelRequest request, Function<Map<String, Object>, String> problem,
      LanguageModel.TextListener stream, Runnable failed, Consumer<TraceEvent> trace) {
    return answer(model, request, problem, stream, failed, trace);
  }

  /**
   * Calls the model.
   *
   * @param first answers the first try: the model, or a call of it that is under way already
   * @param problem says why an object cannot be used, or null if it can
   * @param stream gets the text of the first try as it arrives, or null
   * @param failed called before the model is asked again
   * @return the keys that were asked for; null if there is no usable answer
   */
  Map<String, Object> answer(LanguageModel first, ModelRequest request,
      Function<Map<String, Object>, String> problem, LanguageModel.TextListener stream, Runnable failed,
      Consumer<TraceEvent> trace) {
    ModelRequest next = request;
    for (int tries = 0; tries < 2; tries++) {
      trace.accept(new TraceEvent.ModelCalled(request.purpose().word(), request.position(),
          request.fields().stream().map(ExpectedField::name).toList(), tries > 0));
      ModelAnswer answer;
      try {
        answer = Objects.requireNonNull(
            tries == 0 ? first.answer(next, stream) : model.answer(next, null), "no answer");
      } catch (RuntimeException e) {
        // An adapter that breaks its contract must not reach the visitor either.
        String reason = e instanceof ModelException known ? known.reason().name() : e.getClass().getSimpleName();
        if (!(e instanceof ModelException)) {
          LOG.log(System.Logger.Level.ERROR, "The model of the app has not kept to its contract: it has"
              + " thrown something else than a ModelException, or answered null; call: " + request.purpose().word(),
              new WordlessException(e));
        }
        trace.accept(new TraceEvent.ModelFailed(request.purpose().word(), request.position(), reason));
        return null;
      }
      AnswerReader.Found found = AnswerReader.read(answer.text(), answer.cut());
      Map<String, Object> object = found.object() == null ? null : asked(request, found.object(), trace);
      String wrong = object == null ? found.problem() : problem.apply(object);
      if (wrong == null) {
        return object;
      }
      trace.accept(new TraceEvent.AnswerMalformed(request.purpose().word(), request.position(), wrong));
      failed.run();
      next = prompts.repair(request, answer.text() == null ? "" : CleanText.of(answer.text(), SHOWN_AGAIN), wrong);
    }
    return null;
  }

  private static Map<String, Object> asked(ModelRequest request, Map<String, Object> object,
      Consumer<TraceEvent> trace) {
    Map<String, Object> asked = new AnswerDoor(request.prompts().get(0).text()).asked(request.fields(), object);
    int dropped = object.size() - asked.size();
    if (dropped > 0) {
      trace.accept(new TraceEvent.AnswerNoted(request.position(), "", dropped + " keys that were not asked for"));
    }
    return asked;
  }
}
