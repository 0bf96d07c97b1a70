package io.heartrule.model.rehearsal;

import io.heartrule.model.ModelRequest;

/** A person (or a program) that plays the counselor's model in a rehearsal. Called on the conversation's thread. */
@FunctionalInterface
public interface Player {

  /**
   * Answers a request in the person's own words. Accepted are
   *
   * <ul>
   *   <li>plain words: they become the reply that the visitor sees;
   *   <li>lines {@code name: value} or {@code 名字：值} for the other expected fields, in any order, between the words:
   *       {@code EXIT: 是};
   *   <li>a JSON object, which is taken as it is.
   * </ul>
   *
   * What the person does not mention is not decided: flags are false, other fields are left out.
   *
   * @return null or blank to let the rehearsal put its placeholder
   */
  String play(ModelRequest request);
}
