package io.heartrule.internal.engine;

import io.heartrule.generated.Stage;
import io.heartrule.generated.Topic;
import io.heartrule.generated.Version;
import io.heartrule.internal.state.Entry;
import io.heartrule.internal.state.StageLive;
import io.heartrule.internal.state.State;
import io.heartrule.trace.TraceEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Fits the waiting topics into the time that is left (b8): first short forms from the lowest weight,
 * then, for the present stage alone, cancelling; never topics of critical rules.
 */
final class TimeControl {
  private final Engine engine;

  TimeControl(Engine engine) {
    this.engine = engine;
  }

  /** At the border of a topic. */
  void adjust(StageLive stage) {
    if (engine.state.session.minutes() <= 0 || stage.queue.isEmpty()) {
      return;
    }
    int left = engine.state.session.minutes() * 60 - engine.secondsOfSession();
    List<Entry> candidates = new ArrayList<>(stage.queue);
    candidates.removeIf(entry -> entry.critical);
    Collections.reverse(candidates);
    candidates.sort(Comparator.comparingInt(entry -> entry.weight));
    int later = later(stage);
    for (Entry entry : candidates) {
      if (need(stage) + later <= left) {
        return;
      }
      if (entry.version == Version.STANDARD && engine.state.library.topic(entry.topic).quick() != null) {
        entry.version = Version.QUICK;
        engine.trace(new TraceEvent.Noted(entry.topic, "short of time: quick"));
      }
    }
    for (Entry entry : candidates) {
      if (need(stage) <= left) {
        return;
      }
      stage.queue.remove(entry);
      engine.trace(new TraceEvent.TopicCancelled(entry.topic, entry.topicName(), "time"));
    }
  }

  private int need(StageLive stage) {
    int need = 0;
    for (Entry entry : stage.queue) {
      need += seconds(entry);
    }
    for (Entry entry : stage.tail) {
      need += seconds(entry);
    }
    return need;
  }

  private int seconds(Entry entry) {
    return Starting.version(engine.state.library.topic(entry.topic), entry.version).seconds();
  }

  private int later(StageLive present) {
    State state = engine.state;
    int need = 0;
    boolean ahead = false;
    for (Stage stage : state.session.stages()) {
      ahead |= stage.id().equals(state.session().next);
      if (ahead && !stage.isBranch() && stage != present.stage) {
        for (Stage.Step step : stage.steps()) {
          need += step instanceof Stage.Entry entry ? topic(entry).seconds() : 0;
        }
      }
    }
    return need;
  }

  private Topic<?> topic(Stage.Entry entry) {
    return engine.state.library.topic(entry.topic());
  }
}
