package io.heartrule.model;

import java.util.List;

/**
 * One call of a model.
 *
 * @param position script position of the action or rule, {@code file:line id}; names the cassette entry
 * @param prompts in order; the stable part first
 * @param fields the keys of the JSON object that is expected, in order
 */
public record ModelRequest(Purpose purpose, String position, List<Prompt> prompts, List<ExpectedField> fields) {
  public ModelRequest {
    prompts = List.copyOf(prompts);
    fields = List.copyOf(fields);
  }
}
