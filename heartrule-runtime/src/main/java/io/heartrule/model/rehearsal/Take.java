package io.heartrule.model.rehearsal;

import io.heartrule.model.ModelAnswer;
import io.heartrule.model.ModelException;
import io.heartrule.model.ModelException.Reason;
import io.heartrule.model.Purpose;
import java.util.List;

/**
 * One recorded call: where it was asked and what came back.
 *
 * @param purpose what the call was for
 * @param position script position, {@code file:line id}
 * @param fields names of the expected fields, in order; empty also where a hand-written line does not say
 * @param answer null if the call failed
 * @param failure null if it did not
 */
public record Take(Purpose purpose, String position, List<String> fields, ModelAnswer answer, Reason failure) {

  /** Copies the list. Exactly one of answer and failure must be given. */
  public Take {
    fields = List.copyOf(fields);
    if (answer == null == (failure == null)) {
      throw new IllegalArgumentException("a take holds either an answer or a failure");
    }
  }

  /** The answer once more, or the failure thrown once more. */
  ModelAnswer play() {
    if (failure != null) {
      throw new ModelException(failure, purpose.word() + " at " + position + ": failed when it was recorded", null);
    }
    return answer;
  }
}
