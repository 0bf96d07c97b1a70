package io.heartrule.internal.engine;

import io.heartrule.generated.AutoUpdate;
import io.heartrule.generated.Effects;
import io.heartrule.generated.Insertion;
import io.heartrule.generated.Queued;
import io.heartrule.generated.Return;
import io.heartrule.generated.Scope;
import io.heartrule.generated.Signal;
import io.heartrule.generated.Stop;
import io.heartrule.generated.Timing;
import io.heartrule.generated.Topic;
import io.heartrule.generated.Variables;
import io.heartrule.generated.Version;
import java.util.List;

/** Hands the effects that an action asks for to those of its frame. */
abstract class ActionEffects implements Effects {

  /** The effects of the action that runs. */
  abstract Effects effects();

  abstract boolean isLeading();

  @Override
  public void openRule(String rule, Scope scope, String cancel) {
    effects().openRule(rule, scope, cancel);
  }

  @Override
  public void closeRule(String rule, Scope scope) {
    effects().closeRule(rule, scope);
  }

  @Override
  public void insert(Insertion insertion) {
    effects().insert(insertion);
  }

  @Override
  public void jump(String stage, Return back, int maxTimes) {
    effects().jump(stage, back, maxTimes);
  }

  @Override
  public Signal stop(Stop what) {
    return isLeading() ? Signal.WAIT : effects().stop(what);
  }

  @Override
  public void postpone(String topic, Timing to) {
    effects().postpone(topic, to);
  }

  @Override
  public void advance(String topic) {
    effects().advance(topic);
  }

  @Override
  public void cancelTopic(String topic) {
    effects().cancelTopic(topic);
  }

  @Override
  public <V extends Variables> List<Queued<V>> queued(Topic<V> topic) {
    return effects().queued(topic);
  }

  @Override
  public void deferTopic(String topic) {
    effects().deferTopic(topic);
  }

  @Override
  public void weight(String topic, int weight) {
    effects().weight(topic, weight);
  }

  @Override
  public void version(String topic, Version version) {
    effects().version(topic, version);
  }

  @Override
  public void avoid(String subject, String cancel) {
    effects().avoid(subject, cancel);
  }

  @Override
  public void openStyle(String style, String cancel) {
    effects().openStyle(style, cancel);
  }

  @Override
  public void closeStyle() {
    effects().closeStyle();
  }

  @Override
  public void autoUpdate(String variable, AutoUpdate to) {
    effects().autoUpdate(variable, to);
  }
}
