package io.heartrule.model;

import java.util.List;

/**
 * One call of a model.
 *
 * @param position where in the script the call comes from, {@code part step} ({@code 首谈/开场/认识 ai_ask#1}), or
 *     {@code check rules} and {@code update variables}; names the cassette entry
 * @param prompts in order; the stable part first
 * @param fields the keys of the JSON object that is expected, in order
 */
public record ModelRequest(Purpose purpose, String position, List<Prompt> prompts, List<ExpectedField> fields) {
  public ModelRequest {
    prompts = List.copyOf(prompts);
    fields = List.copyOf(fields);
  }
}
