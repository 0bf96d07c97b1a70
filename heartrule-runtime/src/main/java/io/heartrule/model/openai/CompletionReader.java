package io.heartrule.model.openai;

import io.heartrule.model.ModelAnswer;
import io.heartrule.model.ModelAnswer.Usage;
import io.heartrule.model.ModelException.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.JsonNode;

/** Reads an answer that comes as one JSON object. */
final class CompletionReader {
  private CompletionReader() {}

  static ModelAnswer read(String body) throws AttemptFailure {
    if (body.isBlank()) {
      throw AttemptFailure.passing(Reason.UNREADABLE, "the answer is empty");
    }
    JsonNode root = parse(body);
    Envelope.checkError(root);
    JsonNode choice = Envelope.firstChoice(root);
    if (choice == null) {
      throw AttemptFailure.lasting(Reason.UNREADABLE, "the answer holds no choices");
    }
    Finish finish = Finish.of(choice.get("finish_reason"));
    finish.check();
    JsonNode message = choice.path("message");
    String text = Envelope.text(message.get("content"));
    Envelope.checkRefusal(Json.string(message.get("refusal")), text);
    Usage usage = Envelope.usage(root);
    return new ModelAnswer(text, finish == Finish.CUT, usage == null ? Usage.NONE : usage);
  }

  private static JsonNode parse(String body) throws AttemptFailure {
    JsonNode root;
    try {
      root = Json.read(body);
    } catch (UnexpectedEndOfInputException half) {
      throw AttemptFailure.passing(Reason.CUT, "the answer broke off");
    } catch (JacksonException other) {
      // Not passed on as a cause: it quotes what it read.
      throw AttemptFailure.lasting(Reason.UNREADABLE, "the answer is not the JSON of a chat completion");
    }
    if (!root.isObject()) {
      throw AttemptFailure.lasting(Reason.UNREADABLE, "the answer is not the JSON of a chat completion");
    }
    return root;
  }
}
