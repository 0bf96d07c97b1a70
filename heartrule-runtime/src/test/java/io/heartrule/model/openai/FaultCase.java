package io.heartrule.model.openai;

import io.heartrule.model.ModelException.Reason;
import java.util.List;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import okhttp3.OkHttpClient;

/**
 * One row of the fault table: what the server does and what the client must make of it.
 *
 * @param number as in the table of docs/guides/model-client.md
 * @param responses what the mock server answers in turn, the last one for ever; empty where {@code raw} or
 *     {@code url} is used
 * @param raw the same below HTTP, or empty
 * @param url an address where nobody answers properly, or null
 * @param stream whether a listener asks for a stream
 * @param reason null if the call succeeds in the end
 * @param requests how many requests the server must have seen
 * @param text the expected text of a success
 * @param log words that the log must hold
 */
record FaultCase(String number, String name, List<MockResponse> responses, List<RawServer.Script> raw, String url,
    boolean stream, UnaryOperator<OkHttpClient.Builder> http, Reason reason, int requests, String text, String log) {

  static FaultCase of(String number, String name, MockResponse.Builder... responses) {
    return new FaultCase(number, name, List.of(responses).stream().map(MockResponse.Builder::build).toList(), List.of(),
        null, false, UnaryOperator.identity(), null, 1, Replies.TEXT, "");
  }

  static FaultCase raw(String number, String name, RawServer.Script... scripts) {
    return new FaultCase(number, name, List.of(), List.of(scripts), null, false, UnaryOperator.identity(), null, 1,
        Replies.TEXT, "");
  }

  static FaultCase at(String number, String name, String url) {
    return new FaultCase(number, name, List.of(), List.of(), url, false, UnaryOperator.identity(), null, 1,
        Replies.TEXT, "");
  }

  FaultCase fails(Reason why, int afterRequests) {
    return new FaultCase(number, name, responses, raw, url, stream, http, why, afterRequests, null, log);
  }

  FaultCase succeeds(int afterRequests) {
    return new FaultCase(number, name, responses, raw, url, stream, http, null, afterRequests, text, log);
  }

  FaultCase with(String expectedText) {
    return new FaultCase(number, name, responses, raw, url, stream, http, null, requests, expectedText, log);
  }

  FaultCase streamed() {
    return new FaultCase(number, name, responses, raw, url, true, http, reason, requests, text, log);
  }

  FaultCase http(UnaryOperator<OkHttpClient.Builder> change) {
    return new FaultCase(number, name, responses, raw, url, stream, change, reason, requests, text, log);
  }

  FaultCase logs(String words) {
    return new FaultCase(number, name, responses, raw, url, stream, http, reason, requests, text, words);
  }

  @Override
  public String toString() {
    return number + " " + name;
  }
}
