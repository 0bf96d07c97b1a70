package io.heartrule.internal.engine;

import io.heartrule.generated.Timing;
import io.heartrule.internal.state.Entry;
import io.heartrule.internal.state.Live;
import io.heartrule.internal.state.SessionLive;
import io.heartrule.internal.state.StageLive;
import io.heartrule.internal.state.State;
import io.heartrule.internal.state.TopicLive;
import io.heartrule.trace.TraceEvent.Inserted;
import java.util.List;

/** Tells where a called topic waits: looks for it, so that it cannot say anything else than what is so. */
final class Placement {
  private Placement() {}

  /** @param asks whether an ask was running that would have gone on */
  static Inserted of(State state, Entry entry, Timing timing, boolean asks) {
    if (entry.restarts) {
      return told(entry, timing, "RESTARTS", null, 0, null);
    }
    for (Live live : state.stack) {
      Inserted found = live instanceof TopicLive topic ? inTopic(topic, entry, timing, asks)
          : live instanceof StageLive stage ? inStage(stage, entry, timing)
          : live instanceof SessionLive session ? inSession(session, entry, timing) : null;
      if (found != null) {
        return found;
      }
    }
    return told(entry, timing, at(state.nextSession, entry) < 0 ? "ALREADY_THERE" : "NEXT_SESSION", null, 0, null);
  }

  private static Inserted inTopic(TopicLive topic, Entry entry, Timing timing, boolean asks) {
    String place = at(topic.suspending, entry) >= 0 ? "SUSPENDS_ASK"
        : at(topic.beforeAsk, entry) >= 0 ? "BEFORE_NEXT_ASK"
        : at(topic.atBorder, entry) < 0 ? null
        : asks && timing.at() == Timing.At.NOW ? "ENDS_ASK" : "AFTER_ASK";
    return place == null ? null : told(entry, timing, place, null, 0, null);
  }

  private static Inserted inStage(StageLive stage, Entry entry, Timing timing) {
    int at = at(stage.queue, entry);
    if (at >= 0) {
      String next = at + 1 < stage.queue.size() ? stage.queue.get(at + 1).topicName() : null;
      return told(entry, timing, "QUEUE", stage.stage.name(), at + 1, next);
    }
    return at(stage.tail, entry) < 0 ? null : told(entry, timing, "END_OF_STAGE", stage.stage.name(), 0, null);
  }

  private static Inserted inSession(SessionLive session, Entry entry, Timing timing) {
    return at(session.forStages, entry) >= 0 ? told(entry, timing, "END_OF_STAGE", entry.anchor, 0, null)
        : at(session.tail, entry) >= 0 ? told(entry, timing, "END_OF_SESSION", null, 0, null) : null;
  }

  private static Inserted told(Entry entry, Timing timing, String place, String of, int number, String before) {
    String written = timing.at().name() + (timing.target() == null ? "" : " " + timing.target());
    return new Inserted(entry.topic, written, place, of, number, before);
  }

  private static int at(List<Entry> entries, Entry entry) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i) == entry) {
        return i;
      }
    }
    return -1;
  }

  /** The innermost scope at or below an index, with the step of a topic. */
  static String position(State state, int index) {
    Live live = state.stack.get(Math.min(index, state.top()));
    return live instanceof TopicLive topic ? topic.id() + " " + topic.step() : live.id();
  }
}
