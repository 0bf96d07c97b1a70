package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Variant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the inputs and outputs of topics (D-V4): a variable of the topic that is read before it is
 * surely written is an input; one that is written is an output.
 */
final class TopicFlow {
  private TopicPlace topic;
  private Variant variant;
  private final Set<Draft> assigned = new HashSet<>();

  /** @param mentions in file order; within a form of a topic in the order of execution */
  void run(List<Mention> mentions) {
    for (Mention mention : mentions) {
      TopicPlace place = mention.site.topic();
      if (place == null || mention.draft == null) {
        continue;
      }
      if (place != topic || mention.site.variant() != variant) {
        topic = place;
        variant = mention.site.variant();
        assigned.clear();
      }
      boolean own = mention.draft.scope instanceof Scope.OfTopic of && of.topic().equals(place);
      if (own && isHere(mention)) {
        use(mention);
      }
    }
  }

  /**
   * Not what belongs to the called topic, should a topic call itself; nor what is looked at later on:
   * defines, and when the opening of a rule ends.
   */
  private static boolean isHere(Mention mention) {
    return mention.site.action() != null && mention.role != Role.OPENING_ENDS
        && mention.role != Role.INPUT && mention.role != Role.OUTPUT_VALUE && mention.role != Role.WHERE;
  }

  private void use(Mention mention) {
    Draft draft = mention.draft;
    if (mention.role.isWrite()) {
      draft.output = true;
      if (isSure(mention)) {
        assigned.add(draft);
      }
    } else if (mention.role.isRead() && !mention.unsetIsFine && !assigned.contains(draft) && !begins(draft)) {
      draft.input = true;
    }
  }

  private static boolean isSure(Mention mention) {
    if (mention.site.isConditional()) {
      return false;
    }
    return !(mention.site.action() instanceof Action.Call call) || call.fromlist() == null && call.isSynchronous();
  }

  /** Whether the variable has a value from the start that says something. */
  private static boolean begins(Draft draft) {
    if (draft.declared != null && draft.declared.value() != null || draft.counter) {
      return true;
    }
    boolean full = draft.type instanceof Type.BooleanType || draft.type instanceof Type.ListType
        || draft.type instanceof Type.LogType;
    return full && draft.written;
  }
}
