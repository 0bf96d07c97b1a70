package io.heartrule.compiler.analyse.lower;

import io.heartrule.compiler.analyse.HeadKey;
import io.heartrule.compiler.analyse.RuleScopes;
import io.heartrule.compiler.analyse.Scope;
import io.heartrule.compiler.analyse.StandingRules;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.analyse.Variable;
import io.heartrule.compiler.analyse.machine.Expr;
import io.heartrule.compiler.analyse.machine.JavaType;
import io.heartrule.compiler.analyse.machine.LibraryMachine.MapEntry;
import io.heartrule.compiler.analyse.machine.Operation;
import io.heartrule.compiler.analyse.machine.PartMachine;
import io.heartrule.compiler.analyse.machine.PendingCall;
import io.heartrule.compiler.analyse.machine.Step;
import io.heartrule.compiler.analyse.machine.TopicMachine;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.CheckTime;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Topic;
import io.heartrule.compiler.model.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lowers a topic in each of its forms. */
final class TopicLowering {
  private final Lowered lowered;
  private final PartLowering parts;

  TopicLowering(Lowered lowered) {
    this.lowered = lowered;
    this.parts = new PartLowering(lowered);
  }

  List<TopicMachine> lower(TopicPlace place) {
    Scope scope = new Scope.OfTopic(place);
    Topic topic = place.topic();
    lowered.map.add(new MapEntry(place.isSkill() ? "skill" : "topic", place.id(), topic.name().text(),
        Places.of(topic.head()), lowered.names.topic(place, Variant.STANDARD), null));
    PartMachine part = parts.lower(place.id(), scope, topic.attentions(), lowered.assignments.inputs(place));
    List<TopicMachine> machines = new ArrayList<>();
    for (Variant variant : Variant.values()) {
      if (topic.actions(variant) != null) {
        machines.add(form(place, variant, part));
      }
    }
    return machines;
  }

  private TopicMachine form(TopicPlace place, Variant variant, PartMachine standard) {
    boolean main = variant == Variant.STANDARD;
    JavaType type = lowered.names.topic(place, variant);
    PartMachine part = new PartMachine(standard.id(), type, standard.variables(), standard.opens(),
        standard.closes(), standard.fields(), standard.updates(), standard.paused());
    Viewpoint from = Viewpoint.of(new Scope.OfTopic(place), lowered.names);
    List<Action> actions = place.topic().actions(variant);
    List<MethodNames.StepName> names = MethodNames.of(actions);
    List<Step> steps = new ArrayList<>();
    List<PendingCall> pending = new ArrayList<>();
    Step.OpenAt open = open(place);
    for (int i = 0; i < actions.size(); i++) {
      steps.add(step(place, variant, actions.get(i), names.get(i), from, open, pending));
    }
    if (actions.size() > TopicMachine.CHUNK) {
      lowered.diagnostics.add(Diagnostic.at(place.topic().head(), Code.HR802, place.topic().name().text(),
          actions.size()));
    }
    boolean quick = main && place.topic().quick() != null;
    boolean detailed = main && place.topic().detailed() != null;
    return new TopicMachine(part, title(place, variant), Places.of(place.topic().head()),
        main && !part.variables().isEmpty(), quick ? lowered.names.topic(place, Variant.QUICK) : null,
        detailed ? lowered.names.topic(place, Variant.DETAILED) : null,
        lowered.tables.estimates().seconds(place, variant), steps, pending,
        lowered.tables.liveness().uses(place).stream().map(variable -> use(place, variable)).distinct().toList(),
        from.types());
  }

  /** A name; a global that rules or called skills use, but the topic itself does not see, has a point before it. */
  private String use(TopicPlace place, Variable variable) {
    boolean hidden = variable.scope() == Scope.GLOBAL
        && lowered.symbols.variable(place, variable.name()) != variable;
    return hidden ? "." + variable.name() : variable.name();
  }

  private static String title(TopicPlace place, Variant variant) {
    String form = variant == Variant.QUICK ? " · 简版" : variant == Variant.DETAILED ? " · 详版" : "";
    return place.isSkill() ? "技能 " + place.topic().name() + form : "话题 " + place.topic().name() + form + " · 会谈 "
        + place.session().name() + " · 阶段 " + place.stage().name();
  }

  private Step step(TopicPlace place, Variant variant, Action action, MethodNames.StepName name, Viewpoint from,
      Step.OpenAt open, List<PendingCall> pending) {
    String form = variant == Variant.STANDARD ? "" : "@" + variant.name().toLowerCase(Locale.ROOT);
    ActionLowering lowering = new ActionLowering(lowered, from, name.id(), name.method(), place.id() + form);
    Operation operation = lowering.lower(action);
    Expr condition = lowering.condition(action.common().condition(), action.common().conditionText());
    if (lowering.pending() != null) {
      pending.add(lowering.pending());
    }
    lowered.map.add(new MapEntry("action", place.id() + form + ":" + name.id(), HeadKey.of(action),
        Places.of(action.common().head()), lowered.names.topic(place, variant), name.method()));
    boolean asks = action instanceof Action.AiAsk;
    return new Step(name.id(), name.hash(), name.method(), Places.of(action.common().head()),
        HeadKey.of(action), MethodNames.head(action), detail(action, lowering, asks ? open : Step.OpenAt.NONE),
        condition, operation, lowering.methods(), lowered.tables.estimates().seconds(action),
        asks ? constants(open) : Step.OpenAt.NONE);
  }

  /** What the comment of an action says beyond its words. */
  private String detail(Action action, ActionLowering lowering, Step.OpenAt open) {
    if (action instanceof Action.Call call && call.fromlist() != null) {
      return "Once for each element of " + call.fromlist() + ".";
    }
    StringBuilder out = new StringBuilder();
    rules(out, "now", open.now());
    rules(out, "ask", open.ask());
    if (out.length() > 0) {
      out.append('.');
    }
    if (!lowering.ahead().isEmpty()) {
      out.append(out.length() > 0 ? " " : "").append("Collects ahead: ")
          .append(String.join(", ", lowering.ahead().stream().map(Variable::name).toList())).append('.');
    }
    return out.toString();
  }

  private void rules(StringBuilder out, String when, List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      Rule rule = lowered.symbols.rule(names.get(i));
      out.append(out.length() == 0 ? "Rules: " : ", ").append(i == 0 ? when + " " : "").append(names.get(i))
          .append(rule != null && rule.critical() ? " (critical)" : "");
    }
  }

  /** Names of the rules that attentions keep open in the topic. */
  private Step.OpenAt open(TopicPlace place) {
    StandingRules standing = lowered.tables.ruleScopes().standing(place);
    return new Step.OpenAt(names(standing, CheckTime.At.NOW), names(standing, CheckTime.At.ASK),
        names(standing, CheckTime.At.TOPIC), names(standing, CheckTime.At.STAGE),
        names(standing, CheckTime.At.SESSION));
  }

  private static List<String> names(StandingRules standing, CheckTime at) {
    return standing.rules().stream().filter(rule -> RuleScopes.isJudged(rule, at)).map(rule -> rule.name().text())
        .toList();
  }

  private Step.OpenAt constants(Step.OpenAt names) {
    return new Step.OpenAt(constants(names.now()), constants(names.ask()), constants(names.topic()),
        constants(names.stage()), constants(names.session()));
  }

  private List<String> constants(List<String> names) {
    return names.stream().map(name -> lowered.constant(lowered.symbols.rule(name))).toList();
  }
}
