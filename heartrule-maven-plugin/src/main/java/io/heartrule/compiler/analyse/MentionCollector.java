package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Assignment;
import io.heartrule.compiler.model.Attention;
import io.heartrule.compiler.model.Declared;
import io.heartrule.compiler.model.Expression;
import io.heartrule.compiler.model.Get;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Output;
import io.heartrule.compiler.model.Project;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Script;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;
import io.heartrule.compiler.model.Step;
import io.heartrule.compiler.model.Text;
import io.heartrule.compiler.model.Value;
import io.heartrule.compiler.model.Variant;
import io.heartrule.compiler.model.Watch;
import java.util.ArrayList;
import java.util.List;

/** Finds every place where the scripts name a variable; within an action in the order of execution. */
final class MentionCollector {
  private final List<Mention> mentions = new ArrayList<>();
  private final List<PlacedExpression> expressions = new ArrayList<>();
  private final List<PlacedText> texts = new ArrayList<>();
  private final List<CallSite> calls = new ArrayList<>();
  private final List<TopicPlace> topics = new ArrayList<>();

  MentionCollector(Project project) {
    project.skills().forEach(skill -> topics.add(TopicPlace.skill(skill)));
    for (Session session : project.sessions()) {
      for (Stage stage : session.stages()) {
        stage.topics().forEach(topic -> topics.add(new TopicPlace(session, stage, topic)));
      }
    }
    int next = 0;
    List<TopicPlace> inSessions = topics.subList(project.skills().size(), topics.size());
    int skill = 0;
    for (Script script : project.scripts()) {
      declares(script.declares(), Site.LIBRARY);
      for (int i = 0; i < script.skills().size(); i++) {
        topic(topics.get(skill++));
      }
      script.rules().forEach(this::rule);
      for (Session session : script.sessions()) {
        next = session(session, inSessions, next);
      }
    }
  }

  List<Mention> mentions() {
    return mentions;
  }

  List<PlacedExpression> expressions() {
    return expressions;
  }

  List<PlacedText> texts() {
    return texts;
  }

  List<CallSite> calls() {
    return calls;
  }

  List<TopicPlace> topics() {
    return topics;
  }

  private int session(Session session, List<TopicPlace> places, int first) {
    int next = first;
    Site site = Site.of(session);
    declares(session.declares(), site);
    attentions(session.attentions(), site);
    for (Stage stage : session.stages()) {
      Site inStage = Site.of(session, stage);
      declares(stage.declares(), inStage);
      attentions(stage.attentions(), inStage);
      for (Step step : stage.steps()) {
        if (step instanceof Step.InPlace) {
          topic(places.get(next++));
        } else if (step instanceof Step.SkillStep skill) {
          action(skill.call(), inStage);
        }
      }
    }
    if (session.afterMain() != null) {
      calls.add(new CallSite(session.afterMain(), null, null, List.of(), List.of(), null, null, site));
    }
    return next;
  }

  private void topic(TopicPlace place) {
    Site site = Site.of(place);
    declares(place.topic().declares(), site);
    attentions(place.topic().attentions(), site);
    for (Variant variant : Variant.values()) {
      List<Action> actions = place.topic().actions(variant);
      if (actions != null) {
        Site inVariant = site.in(variant);
        actions.forEach(action -> action(action, inVariant));
      }
    }
  }

  private void declares(List<Declared> declares, Site site) {
    for (Declared declared : declares) {
      text(declared.define(), Role.PROMPT, site, null);
      value(declared.value(), Role.VALUE, site, null);
      declared.fields().forEach(field -> text(field.define(), Role.PROMPT, site, null));
    }
  }

  private void attentions(List<Attention> attentions, Site site) {
    for (Attention attention : attentions) {
      if (attention instanceof Attention.Open open) {
        expression(open.cancelWhen(), Role.OPENING_ENDS, site, open.rule());
      }
    }
  }

  private void rule(Rule rule) {
    Site site = Site.of(rule);
    rule.watches().forEach(watch -> watch(watch, site, null));
    expression(rule.condition(), Role.EXPRESSION, site, null);
    judged(rule.ifText(), rule.ifExpression(), site);
    rule.compare().forEach(name -> mention(Role.JUDGED, name, site));
    text(rule.reply(), Role.REPLY, site, null);
    for (Name called : rule.calls()) {
      calls.add(new CallSite(called, rule.timing(), rule.fromlist(), rule.input(), rule.output(), rule, null, site));
    }
    callData(rule.fromlist(), rule.input(), rule.output(), site, rule.calls().isEmpty() ? null : rule.calls().get(0));
    effects(rule, site);
    judged(rule.cancelIf(), rule.cancelIfExpression(), site);
    expression(rule.cancelWhen(), Role.EXPRESSION, site, null);
  }

  /** A watch in {@code do} belongs to the rule opened beside it: the last one above it, else the first below. */
  private void effects(Rule rule, Site site) {
    Name owner = null;
    for (Action.Effect effect : rule.effects()) {
      if (owner == null && effect instanceof Action.OpenRule open) {
        owner = open.rule();
      }
    }
    for (Action.Effect effect : rule.effects()) {
      if (effect instanceof Action.OpenRule open) {
        owner = open.rule();
      }
      if (effect instanceof Action.AddWatch added) {
        expression(added.common().condition(), Role.EXPRESSION, site.at(added), null);
        watch(added.watch(), site.at(added), owner);
      } else {
        action(effect, site);
      }
    }
  }

  private void judged(Text text, Expression expression, Site site) {
    if (expression != null) {
      expression(expression, Role.EXPRESSION, site, null);
    } else {
      text(text, Role.JUDGED, site, null);
    }
  }

  private void action(Action action, Site outer) {
    Site site = outer.at(action);
    expression(action.common().condition(), Role.EXPRESSION, site, null);
    if (action instanceof Action.Say say) {
      text(say.text(), Role.SAID, site, null);
    } else if (action instanceof Action.AiAsk ask) {
      text(ask.text(), Role.PROMPT, site, null);
      text(ask.exit(), Role.PROMPT, site, null);
      output(ask.output(), ask.tolist(), site);
    } else if (action instanceof Action.Think think) {
      text(think.text(), Role.PROMPT, site, null);
      output(think.output(), think.tolist(), site);
    } else if (action instanceof Action.Call call) {
      calls.add(new CallSite(call.topic(), call.timing(), call.fromlist(), call.input(), call.output(), site.rule(),
          call, site));
      callData(call.fromlist(), call.input(), call.output(), site, call.topic());
    } else if (action instanceof Action.SetVariable set) {
      assign(set.assignment(), Role.VALUE, Role.SET, site, null);
    } else {
      effect(action, site);
    }
  }

  private void effect(Action action, Site site) {
    if (action instanceof Action.OpenRule open) {
      expression(open.cancelWhen(), Role.OPENING_ENDS, site, open.rule());
    } else if (action instanceof Action.CancelTopic cancel) {
      expression(cancel.where(), Role.WHERE, site, cancel.topic());
    } else if (action instanceof Action.Avoid avoid) {
      text(avoid.subject(), Role.PROMPT, site, null);
      expression(avoid.cancelWhen(), Role.EXPRESSION, site, null);
    } else if (action instanceof Action.OpenStyle style) {
      text(style.style(), Role.PROMPT, site, null);
      expression(style.cancelWhen(), Role.EXPRESSION, site, null);
    } else if (action instanceof Action.SetAutoUpdate update) {
      mention(Role.NAMED, update.variable(), site);
    } else if (action instanceof Action.AddWatch added) {
      watch(added.watch(), site, null);
    }
  }

  private void output(Output output, Name tolist, Site site) {
    if (tolist != null) {
      mention(Role.TOLIST, tolist, site);
    }
    for (Get get : output.gets()) {
      text(get.define(), Role.PROMPT, site, null);
      mention(Role.GET, get.variable(), site).get = get;
    }
    output.sets().forEach(set -> assign(set, Role.VALUE, Role.SET, site, null));
  }

  private void callData(Name fromlist, List<Assignment> input, List<Assignment> output, Site site, Name callee) {
    if (fromlist != null) {
      mention(Role.FROMLIST, fromlist, site);
    }
    input.forEach(set -> assign(set, Role.INPUT_VALUE, Role.INPUT, site, callee));
    output.forEach(set -> assign(set, Role.OUTPUT_VALUE, Role.OUTPUT, site, callee));
  }

  private void assign(Assignment set, Role value, Role target, Site site, Name about) {
    value(set.value(), value, site, about);
    Mention mention = new Mention(target, set.variable(), null, about, set.variable().span(), site);
    mention.assignment = set;
    mentions.add(mention);
  }

  private void watch(Watch watch, Site site, Name owner) {
    text(watch.define(), Role.PROMPT, site, null);
    Mention mention = new Mention(Role.WATCH, watch.variable(), null, owner, watch.variable().span(), site);
    mention.watch = watch;
    mentions.add(mention);
  }

  private Mention mention(Role role, Name name, Site site) {
    Mention mention = new Mention(role, name, null, null, name.span(), site);
    mentions.add(mention);
    return mention;
  }

  private void value(Value value, Role role, Site site, Name about) {
    if (value instanceof Value.OfText text) {
      text(text.text(), role, site, about);
    } else if (value instanceof Value.OfList list) {
      list.elements().forEach(element -> value(element, role, site, about));
    }
  }

  private void text(Text text, Role role, Site site, Name about) {
    if (text == null) {
      return;
    }
    texts.add(new PlacedText(text, role, site, about));
    for (Text.Piece piece : text.pieces()) {
      if (piece instanceof Text.Placeholder place) {
        mentions.add(new Mention(role, place.name(), place.field(), about, place.span(), site));
      }
    }
  }

  private void expression(Expression expression, Role role, Site site, Name about) {
    if (expression != null) {
      expressions.add(new PlacedExpression(expression, role, site));
      visit(expression, role, site, about, false);
    }
  }

  private void visit(Expression expression, Role role, Site site, Name about, boolean unsetIsFine) {
    if (expression instanceof Expression.Variable variable) {
      Mention mention = new Mention(role, variable.name(), variable.field(), about, variable.span(), site);
      mention.unsetIsFine = unsetIsFine;
      mentions.add(mention);
    } else if (expression instanceof Expression.Not not) {
      visit(not.operand(), role, site, about, false);
    } else if (expression instanceof Expression.ListOf list) {
      list.elements().forEach(element -> visit(element, role, site, about, false));
    } else if (expression instanceof Expression.Apply apply) {
      boolean fine = apply.function() == Expression.Function.EMPTY || apply.function() == Expression.Function.COUNT;
      apply.arguments().forEach(argument -> visit(argument, role, site, about, fine));
    } else if (expression instanceof Expression.Binary binary) {
      visit(binary.left(), role, site, about, binary.right() instanceof Expression.Null);
      visit(binary.right(), role, site, about, binary.left() instanceof Expression.Null);
    }
  }
}
