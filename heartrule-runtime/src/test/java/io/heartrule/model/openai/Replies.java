package io.heartrule.model.openai;

import io.heartrule.model.ExpectedField;
import io.heartrule.model.ExpectedField.Kind;
import io.heartrule.model.ModelRequest;
import io.heartrule.model.Prompt;
import io.heartrule.model.Purpose;
import java.util.List;
import java.util.Locale;
import mockwebserver3.MockResponse;
import tools.jackson.databind.node.ObjectNode;

/** Requests and server answers for tests. */
final class Replies {
  static final String KEY = "sk-canary-9f8e7d6c5b4a";
  static final String TEXT = "{\"EXIT\":\"false\",\"心谷向导\":\"家里有哪些人？\"}";
  static final String SECRET_WORDS = "我妈阿惠昨晚没睡";

  private Replies() {}

  static ModelRequest request(Purpose purpose) {
    return new ModelRequest(purpose, "first_day.yaml:42 aiAsk1",
        List.of(new Prompt(Prompt.Role.SYSTEM, "你是心理咨询师。"), new Prompt(Prompt.Role.USER, SECRET_WORDS)),
        List.of(ExpectedField.of("EXIT", Kind.FLAG), ExpectedField.of("心谷向导", Kind.REPLY)));
  }

  static String completion(String text) {
    return completion(text, "\"stop\"");
  }

  static String completion(String text, String finish) {
    return envelope("{\"role\":\"assistant\",\"content\":" + quoted(text) + "}", finish);
  }

  static String envelope(String message, String finish) {
    return "{\"id\":\"c-1\",\"object\":\"chat.completion\",\"choices\":[{\"index\":0,\"message\":" + message
        + ",\"finish_reason\":" + finish + "}],\"usage\":{\"prompt_tokens\":120,\"completion_tokens\":18,"
        + "\"prompt_tokens_details\":{\"cached_tokens\":96}}}";
  }

  static String chunk(String piece) {
    return "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":" + quoted(piece) + "}}]}\n\n";
  }

  static String lastChunk(String finish) {
    return "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":" + finish + "}]}\n\n";
  }

  /** A stream of one character each, with its end. */
  static String stream(String text) {
    StringBuilder stream = new StringBuilder();
    text.codePoints().forEach(c -> stream.append(chunk(Character.toString(c))));
    return stream + lastChunk("\"stop\"") + "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":120,"
        + "\"completion_tokens\":18,\"prompt_tokens_details\":{\"cached_tokens\":96}}}\n\ndata: [DONE]\n\n";
  }

  static String quoted(String text) {
    ObjectNode holder = Json.object().put("x", text);
    String json = Json.write(holder);
    return json.substring(5, json.length() - 1);
  }

  static MockResponse.Builder json(int status, String body) {
    return new MockResponse.Builder().code(status).setHeader("Content-Type", "application/json").body(body);
  }

  static MockResponse.Builder sse(String body) {
    return new MockResponse.Builder().setHeader("Content-Type", "text/event-stream").body(body);
  }

  /** An error as servers word it: with the key and the prompt in the message. */
  static MockResponse.Builder error(int status, String code) {
    return json(status, String.format(Locale.ROOT, "{\"error\":{\"message\":\"Incorrect key %s for '%s'\","
        + "\"type\":\"%s\","
        + "\"code\":\"%s\"}}", KEY, SECRET_WORDS, code, code));
  }
}
