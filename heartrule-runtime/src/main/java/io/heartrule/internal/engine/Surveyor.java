package io.heartrule.internal.engine;

import io.heartrule.generated.Moment;
import io.heartrule.generated.Variables;
import io.heartrule.internal.state.StageLive;
import io.heartrule.internal.state.State;
import io.heartrule.internal.state.TopicLive;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What the texts and expressions of actions may look at. */
abstract class Surveyor extends ActionEffects implements Moment {
  private final State state;
  private final Clock clock;

  Surveyor(State state, Clock clock) {
    this.state = state;
    this.clock = clock;
  }

  /** Index of the frame whose machine runs. */
  abstract int current();

  /** What is evaluated belongs to a session that is over. */
  boolean former;

  @Override
  public <V extends Variables> V globals(Class<V> type) {
    return type.cast(state.globals().vars());
  }

  @Override
  public <V extends Variables> V session(Class<V> type) {
    return !former && state.session() != null && type.isInstance(state.session().vars())
        ? type.cast(state.session().vars()) : state.former.of(type);
  }

  @Override
  public <V extends Variables> V stage(Class<V> type) {
    for (int i = state.top(); i > 1; i--) {
      if (state.stack.get(i) instanceof StageLive live && type.isInstance(live.vars())) {
        return type.cast(live.vars());
      }
    }
    return state.former.of(type);
  }

  int secondsOfSession() {
    return (int) Duration.between(state.startedAt, now()).toSeconds();
  }

  @Override
  public int minutesLeft() {
    int minutes = state.session.minutes();
    return minutes <= 0 ? Integer.MAX_VALUE : Math.max(0, minutes * 60 - secondsOfSession()) / 60;
  }

  @Override
  public int visited(String stage) {
    return state.visited.getOrDefault(stage, 0);
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public String recentDialogue() {
    TopicLive topic = state.topicAt(current());
    return topic == null ? "" : topic.recent;
  }
}
