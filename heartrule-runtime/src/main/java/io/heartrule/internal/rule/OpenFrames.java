package io.heartrule.internal.rule;

import io.heartrule.internal.state.Live;
import io.heartrule.internal.state.StageLive;
import io.heartrule.internal.state.State;
import io.heartrule.internal.state.TopicLive;
import java.util.ArrayList;
import java.util.List;

/**
 * Which frames take part at a place (b5): a topic that lies on another one at topic level freezes it
 * with its rules, a branch freezes the stage below.
 */
final class OpenFrames {
  private OpenFrames() {}

  /** Innermost first. */
  static List<Live> at(State state, int index) {
    List<Live> frames = new ArrayList<>();
    boolean noTopics = false;
    boolean noStages = false;
    for (int i = Math.min(index, state.top()); i >= 0; i--) {
      Live live = state.stack.get(i);
      if (live instanceof TopicLive topic) {
        if (!noTopics) {
          frames.add(topic);
        }
        noTopics |= !topic.nested;
      } else if (live instanceof StageLive stage) {
        if (!noStages) {
          frames.add(stage);
        }
        noStages |= stage.returns;
        noTopics = noStages;
      } else {
        frames.add(live);
      }
    }
    return frames;
  }
}
