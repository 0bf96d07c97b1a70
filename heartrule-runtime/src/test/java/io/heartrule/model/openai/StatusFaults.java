package io.heartrule.model.openai;

import static io.heartrule.model.openai.FaultCase.of;
import static io.heartrule.model.openai.Replies.TEXT;
import static io.heartrule.model.openai.Replies.completion;
import static io.heartrule.model.openai.Replies.error;
import static io.heartrule.model.openai.Replies.json;

import io.heartrule.model.ModelException.Reason;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;

/** Cases 21 to 36: what the server says by status, and errors dressed as success. */
final class StatusFaults {
  private static final String PAST = "Fri, 20 Nov 2026 08:00:00 GMT";
  private static final String IN_TWO_SECONDS = "Sat, 21 Nov 2026 08:00:02 GMT";

  private StatusFaults() {}

  private static MockResponse.Builder well() {
    return json(200, completion(TEXT));
  }

  private static MockResponse.Builder limited(String header, String value) {
    return error(429, "rate_limit_exceeded").setHeader(header, value);
  }

  static Stream<FaultCase> cases() {
    return Stream.of(
        of("21", "429, Retry-After 1", limited("Retry-After", "1"), well()).succeeds(2).logs("repeats in 1000 ms"),
        of("21b", "429 for ever", limited("Retry-After", "1")).fails(Reason.RATE_LIMITED, 3),
        of("22", "429, Retry-After 86400", limited("Retry-After", "86400")).fails(Reason.RATE_LIMITED, 1),
        of("23", "Retry-After as a date", limited("Retry-After", IN_TWO_SECONDS), well()).succeeds(2)
            .logs("repeats in 2000 ms"),
        of("23b", "Retry-After in the past", limited("Retry-After", PAST), well()).succeeds(2)
            .logs("repeats in 250 ms"),
        of("23c", "Retry-After unreadable", limited("Retry-After", "soon"), well()).succeeds(2)
            .logs("repeats in 250 ms"),
        of("24", "Retry-After-Ms", limited("Retry-After-Ms", "700").setHeader("Retry-After", "9"), well()).succeeds(2)
            .logs("repeats in 700 ms"),
        of("25", "500, 500, 200", error(500, "server_error"), error(500, "server_error"), well()).succeeds(3),
        of("25b", "500 for ever", error(500, "server_error")).fails(Reason.SERVER_ERROR, 3),
        of("26", "503, Retry-After 0", error(503, "x").setHeader("Retry-After", "0")).fails(Reason.SERVER_ERROR, 3),
        of("27", "408", error(408, "x"), well()).succeeds(2),
        of("27b", "408 for ever", error(408, "x")).fails(Reason.TIMEOUT, 3),
        of("27c", "409", error(409, "x"), well()).succeeds(2),
        of("28", "529 overloaded", error(529, "overloaded_error"), well()).succeeds(2).logs("overloaded_error"),
        of("29", "401", error(401, "invalid_api_key")).fails(Reason.REJECTED, 1).logs("SEVERE"),
        of("29b", "403", error(403, "permission_error")).fails(Reason.REJECTED, 1).logs("SEVERE"),
        of("30", "400 about response_format",
            json(400, "{\"error\":{\"message\":\"This response_format type is unavailable now\"}}"), well()).succeeds(2)
            .logs("jsonMode=NONE"),
        of("30b", "400 about something else", error(400, "invalid_request_error")).fails(Reason.REJECTED, 1),
        of("31", "400 context too long", error(400, "context_length_exceeded")).fails(Reason.REJECTED, 1)
            .logs("context_length_exceeded"),
        of("32", "402", error(402, "x")).fails(Reason.REJECTED, 1).logs("SEVERE"),
        of("32b", "429 because the quota is used up", error(429, "insufficient_quota")).fails(Reason.REJECTED, 1)
            .logs("insufficient_quota"),
        of("33", "404 unknown model", error(404, "model_not_found")).fails(Reason.REJECTED, 1).logs("model_not_found"),
        of("33b", "422", error(422, "x")).fails(Reason.REJECTED, 1),
        of("34", "200 with an HTML page", new MockResponse.Builder().setHeader("Content-Type", "text/html")
            .body("<!DOCTYPE html><title>Sign in " + Replies.KEY + "</title>")).fails(Reason.UNREADABLE, 1),
        of("35", "200 with an error object", error(200, "invalid_request_error")).fails(Reason.REJECTED, 1),
        of("35b", "200 with a passing error", error(200, "server_error"), well()).succeeds(2),
        of("35c", "200 with a status in the error", json(200, "{\"error\":{\"code\":502,\"message\":\"x\"}}"), well())
            .succeeds(2).logs("HTTP 502"),
        of("36", "200 without a body", json(200, "")).fails(Reason.UNREADABLE, 3),
        of("36b", "204 once, then well", new MockResponse.Builder().code(204), well()).succeeds(2),
        of("42b", "400 because a filter refused", error(400, "content_filter")).fails(Reason.REFUSED, 1));
  }
}
