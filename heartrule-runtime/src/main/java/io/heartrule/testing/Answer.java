package io.heartrule.testing;

import io.heartrule.internal.json.Json;
import io.heartrule.model.ModelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a scripted model answers to one call, and what that call must be like. Immutable. */
public final class Answer {
  private final int line;
  private final String text;
  private final Failure failure;
  private final String purpose;
  private final List<String> contains;
  private final List<String> lacks;

  /** The ways in which a call can fail, as transcripts call them. */
  public enum Failure {
    TIMEOUT(ModelException.Reason.TIMEOUT),
    HTTP_429(ModelException.Reason.RATE_LIMITED),
    HTTP_500(ModelException.Reason.SERVER_ERROR),
    CUT(ModelException.Reason.CUT),
    REFUSED(ModelException.Reason.REFUSED);

    private final ModelException.Reason reason;

    Failure(ModelException.Reason reason) {
      this.reason = reason;
    }

    ModelException exception() {
      return new ModelException(reason, "as the transcript says", null);
    }
  }

  private Answer(int line, String text, Failure failure, String purpose, List<String> contains, List<String> lacks) {
    this.line = line;
    this.text = text;
    this.failure = failure;
    this.purpose = purpose;
    this.contains = List.copyOf(contains);
    this.lacks = List.copyOf(lacks);
  }

  /** A JSON object with these fields. */
  public static Answer of(Map<String, Object> fields) {
    return raw(Json.write(fields));
  }

  /** This text, whatever it is. */
  public static Answer raw(String text) {
    return new Answer(0, text, null, null, List.of(), List.of());
  }

  /** No answer. */
  public static Answer fails(Failure failure) {
    return new Answer(0, null, failure, null, List.of(), List.of());
  }

  /** The call must have this purpose: {@code turn}, {@code extract}, … */
  public Answer purpose(String word) {
    return new Answer(line, text, failure, word, contains, lacks);
  }

  /** The prompt of the call must hold these texts. */
  public Answer promptContains(String... texts) {
    return new Answer(line, text, failure, purpose, and(contains, texts), lacks);
  }

  /** The prompt of the call must hold none of these texts. */
  public Answer promptLacks(String... texts) {
    return new Answer(line, text, failure, purpose, contains, and(lacks, texts));
  }

  Answer line(int number) {
    return new Answer(number, text, failure, purpose, contains, lacks);
  }

  private static List<String> and(List<String> known, String... more) {
    List<String> all = new ArrayList<>(known);
    all.addAll(List.of(more));
    return all;
  }

  int line() {
    return line;
  }

  /** Null if the call fails. */
  String text() {
    return text;
  }

  Failure failure() {
    return failure;
  }

  /** Null if any will do. */
  String purpose() {
    return purpose;
  }

  List<String> contains() {
    return contains;
  }

  List<String> lacks() {
    return lacks;
  }
}
