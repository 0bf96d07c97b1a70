package io.heartrule.model.openai;

import static io.heartrule.model.openai.FaultCase.of;
import static io.heartrule.model.openai.Replies.TEXT;
import static io.heartrule.model.openai.Replies.completion;
import static io.heartrule.model.openai.Replies.envelope;
import static io.heartrule.model.openai.Replies.json;
import static io.heartrule.model.openai.Replies.quoted;
import static io.heartrule.model.openai.Replies.stream;

import io.heartrule.model.ModelException.Reason;
import java.util.stream.Stream;

/** Cases 37 to 49 and 59 to 64: whole answers of odd shape, and texts that only the engine can judge. */
final class EnvelopeFaults {
  private EnvelopeFaults() {}

  private static FaultCase message(String number, String name, String message, String finish) {
    return of(number, name, json(200, envelope(message, finish)));
  }

  static Stream<FaultCase> cases() {
    String whole = completion(TEXT);
    String content = "{\"role\":\"assistant\",\"content\":";
    return Stream.of(
        of("37", "choices empty", json(200, "{\"choices\":[]}")).fails(Reason.UNREADABLE, 1),
        of("38", "choices null", json(200, "{\"choices\":null}")).fails(Reason.UNREADABLE, 1),
        message("39", "content null, reasoning full", content + "null,\"reasoning_content\":" + quoted(TEXT) + "}",
            "\"stop\"").with(""),
        message("39b", "reasoning beside the text", content + quoted(TEXT) + ",\"reasoning_content\":\"嗯……\","
            + "\"thinking\":\"…\"}", "\"stop\""),
        message("40", "content empty", content + "\"\"}", "\"stop\"").with(""),
        message("41", "finish_reason length", content + quoted(TEXT) + "}", "\"length\"").with("CUT " + TEXT),
        message("42", "finish_reason content_filter", content + quoted(TEXT) + "}", "\"content_filter\"")
            .fails(Reason.REFUSED, 1),
        message("43", "refusal", content + "null,\"refusal\":\"我不能\"}", "\"stop\"").fails(Reason.REFUSED, 1),
        message("44", "finish_reason null", content + quoted(TEXT) + "}", "null"),
        message("44b", "finish_reason empty", content + quoted(TEXT) + "}", "\"\""),
        of("44c", "finish_reason missing", json(200, whole.replace(",\"finish_reason\":\"stop\"", ""))),
        message("44d", "finish_reason error", content + quoted(TEXT) + "}", "\"error\"").fails(Reason.SERVER_ERROR, 3),
        message("45", "content in parts", content + "[{\"type\":\"thinking\",\"thinking\":\"…\"},"
            + "{\"type\":\"text\",\"text\":" + quoted(TEXT.substring(0, 9)) + "},{\"type\":\"text\",\"text\":"
            + quoted(TEXT.substring(9)) + "}]}", "\"stop\""),
        message("46", "tool_calls instead of content", content + "null,\"tool_calls\":[{\"id\":\"1\"}]}",
            "\"tool_calls\"").with(""),
        of("47", "two choices", json(200, "{\"choices\":[{\"index\":1,\"message\":{\"content\":\"second\"}},"
            + "{\"index\":0,\"message\":{\"content\":" + quoted(TEXT) + "}}]}")),
        of("48", "numbers as strings, extra fields, other model name", json(200, whole.replace("120", "\"120\"")
            .replace("\"id\":\"c-1\"", "\"id\":7,\"model\":\"someone-else\",\"更多\":{\"x\":[1]}"))),
        of("49", "the whole answer twice", json(200, whole + whole)).fails(Reason.UNREADABLE, 1),
        of("49b", "a key of the envelope twice", json(200, "{\"choices\":[]," + whole.substring(1)))
            .fails(Reason.UNREADABLE, 1),
        of("59", "a stream though none was asked for", Replies.sse(stream(TEXT))),
        of("59b", "a stream under a wrong type", json(200, stream(TEXT))),
        of("60", "answer with another id", json(200, whole.replace("c-1", "c-999"))),
        of("61", "a reply in English", json(200, completion("Sure, here you go."))).with("Sure, here you go."),
        of("62", "a reply of 50,000 characters", json(200, completion("好".repeat(50_000)))).with("好".repeat(50_000)),
        of("63", "empty reply, EXIT true", json(200, completion("{\"EXIT\":true}"))).with("{\"EXIT\":true}"),
        of("64", "the system prompt as the answer", json(200, completion("你是心理咨询师。"))).with("你是心理咨询师。"),
        of("64b", "JSON nested too deep", json(200, "[".repeat(5_000))).fails(Reason.UNREADABLE, 1));
  }
}
