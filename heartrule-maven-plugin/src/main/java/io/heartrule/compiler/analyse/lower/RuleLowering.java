package io.heartrule.compiler.analyse.lower;

import io.heartrule.compiler.analyse.Meaning;
import io.heartrule.compiler.analyse.Scope;
import io.heartrule.compiler.analyse.Timings;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.analyse.Variable;
import io.heartrule.compiler.analyse.machine.Doc;
import io.heartrule.compiler.analyse.machine.Expr;
import io.heartrule.compiler.analyse.machine.ExprMethod;
import io.heartrule.compiler.analyse.machine.FieldSpec;
import io.heartrule.compiler.analyse.machine.Holder;
import io.heartrule.compiler.analyse.machine.JavaType;
import io.heartrule.compiler.analyse.machine.LibraryMachine.MapEntry;
import io.heartrule.compiler.analyse.machine.Operation;
import io.heartrule.compiler.analyse.machine.PendingCall;
import io.heartrule.compiler.analyse.machine.RuleMachine;
import io.heartrule.compiler.analyse.machine.RuleMachine.BuilderCall;
import io.heartrule.compiler.analyse.machine.RuleMachine.Kept;
import io.heartrule.compiler.analyse.machine.RuleMachine.RuleEffect;
import io.heartrule.compiler.analyse.machine.ScriptPlace;
import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.CheckTime;
import io.heartrule.compiler.model.Expression;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Text;
import io.heartrule.compiler.model.Timing;
import io.heartrule.compiler.model.Watch;
import io.heartrule.compiler.source.Span;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lowers rules. */
final class RuleLowering {
  private static final JavaType RULE = JavaType.runtime("Rule");
  private static final JavaType CHECK = JavaType.runtime("Rule.Check");

  private final Lowered lowered;
  /** What rules keep an eye on, those of {@code do} with the rule that they belong to. */
  private final Map<Rule, List<Watch>> watches = new IdentityHashMap<>();

  RuleLowering(Lowered lowered) {
    this.lowered = lowered;
    for (Rule rule : lowered.ownRules()) {
      watches.computeIfAbsent(rule, r -> new ArrayList<>()).addAll(rule.watches());
      for (Action.Effect effect : rule.effects()) {
        if (effect instanceof Action.AddWatch add && add.watch().define() != null) {
          watches.computeIfAbsent(owner(rule, add.watch()), r -> new ArrayList<>()).add(add.watch());
        }
      }
    }
  }

  private Rule owner(Rule written, Watch watch) {
    Variable variable = variable(watch.variable());
    return variable != null && variable.scope() instanceof Scope.OfRule of ? of.rule() : written;
  }

  private Variable variable(Name name) {
    Meaning meaning = lowered.symbols.meaning(name.span());
    return meaning == null ? null : meaning.variableUsed();
  }

  RuleMachine lower(Rule rule) {
    Viewpoint from = Viewpoint.of(rule, lowered.names);
    String method = lowered.method(rule);
    ActionLowering texts = new ActionLowering(lowered, from, "", method, rule.name().text());
    Expr start = start(rule, texts, from);
    List<BuilderCall> build = new ArrayList<>();
    describe(rule, texts, from, build);
    List<Kept> asked = new ArrayList<>();
    List<Kept> kept = new ArrayList<>();
    watches(rule, texts, from, build, asked, kept);
    List<PendingCall> calls = calls(rule, from, method);
    RuleLoweredEffects effects = new RuleLoweredEffects();
    effects(rule, from, method, effects, calls);
    if (!effects.list.isEmpty()) {
      build.add(call("effects", rule.span(), List.of()));
    }
    if (rule.effects().stream().anyMatch(effect -> leaves(effect, rule))) {
      build.add(call("leaves", rule.span(), List.of()));
    }
    if (rule.priority() != 0) {
      build.add(call("priority", null, List.of(new Expr.Num(Integer.toString(rule.priority())))));
    }
    if (rule.once()) {
      build.add(call("once", null, List.of()));
    }
    List<ExprMethod> methods = new ArrayList<>(texts.methods());
    methods.addAll(effects.methods);
    lowered.map.add(new MapEntry("rule", rule.name().text(), rule.name().text(), Places.of(rule.name().span()),
        lowered.names.rulesHome(rule), method));
    return new RuleMachine(rule.name().text(), lowered.names.rulesHome(rule), lowered.constant(rule), method,
        Places.of(rule.name().span()), facts(rule), start, lowered.variables.lower(new Scope.OfRule(rule), List.of()),
        build, effects.list, calls, asked, kept, methods, from.types());
  }

  private RuleMachine.Facts facts(Rule rule) {
    String time = point(rule.checkTime());
    Set<String> watched = new LinkedHashSet<>();
    for (Watch watch : watches.getOrDefault(rule, List.of())) {
      watched.add(point(watch.checkTime() == null ? rule.checkTime() : watch.checkTime()));
    }
    watched.remove(time);
    boolean cancels = rule.cancelWhen() != null || rule.cancelIfExpression() != null;
    return new RuleMachine.Facts(time, List.copyOf(watched),
        cancels || rule.condition() != null || rule.ifExpression() != null, cancels, !rule.phrases().isEmpty());
  }

  private static String point(CheckTime time) {
    return time instanceof CheckTime.EveryTopics ? "EVERY_TOPICS" : time instanceof CheckTime.EveryChars ? "EVERY_CHARS"
        : time == null ? "NOW" : ((CheckTime.At) time).name();
  }

  /** Whether a topic of the {@code do} starts at once, in the place of the reply (D-R10). */
  private static boolean leaves(Action.Effect effect, Rule rule) {
    if (!(effect instanceof Action.Call call)) {
      return false;
    }
    Timing timing = Timings.of(call, rule);
    return timing == Timing.At.NOW || timing == Timing.At.BEFORE_ASK || timing == Timing.At.BEFORE_GOAL;
  }

  /** What the {@code do} of a rule has become. */
  private static final class RuleLoweredEffects {
    final List<RuleEffect> list = new ArrayList<>();
    final List<ExprMethod> methods = new ArrayList<>();
  }

  private Expr start(Rule rule, ActionLowering texts, Viewpoint from) {
    Expr name = EffectLowering.constant(lowered, rule);
    Expr check = check(rule.checkTime());
    if (rule.ifExpression() != null) {
      Expr written = new Expr.Str(rule.ifText().value());
      return Expr.call(RULE, "when", name, check, judged(texts, "If", rule.ifExpression(), rule.ifText(), from),
          written);
    } else if (rule.always()) {
      return Expr.call(RULE, "when", name, check, new Expr.Bool(true));
    }
    return Expr.call(RULE, "check", name, check, rule.ifText() == null ? Expr.NULL : texts.words(rule.ifText(), "If"));
  }

  private Expr judged(ActionLowering texts, String suffix, Expression expression, Text written, Viewpoint from) {
    return texts.method(suffix, JavaType.BOOL, lowered.expressions.condition(expression, from),
        new Doc(Places.of(expression.span()), written == null ? "" : written.value()));
  }

  static Expr check(CheckTime time) {
    if (time instanceof CheckTime.EveryTopics every) {
      return Expr.call(CHECK, "everyTopics", new Expr.Num(Integer.toString(every.topics())));
    } else if (time instanceof CheckTime.EveryChars every) {
      return Expr.call(CHECK, "everyChars", new Expr.Num(Integer.toString(every.chars())));
    }
    return new Expr.Member(CHECK, time == null ? "NOW" : ((CheckTime.At) time).name());
  }

  private static BuilderCall call(String method, Span place, List<Expr> arguments) {
    return new BuilderCall(method, arguments, null, null, place == null ? null : Places.of(place));
  }

  private void describe(Rule rule, ActionLowering texts, Viewpoint from, List<BuilderCall> build) {
    if (rule.critical()) {
      List<Expr> phrases = new ArrayList<>();
      rule.phrases().forEach(phrase -> phrases.add(new Expr.Str(phrase.value())));
      build.add(call("critical", rule.phrases().isEmpty() ? null : rule.phrases().get(0).span(), phrases));
    }
    if (rule.condition() != null) {
      build.add(call("condition", rule.condition().span(),
          List.of(judged(texts, "Condition", rule.condition(), rule.conditionText(), from))));
    }
    for (Name name : rule.compare()) {
      Operand value = lowered.expressions.named(name.span(), from);
      if (value != null) {
        build.add(call("compare", name.span(), List.of(new Expr.Str(name.text()), value.expr())));
      }
    }
    if (rule.reply() != null) {
      build.add(call("reply", rule.reply().span(), List.of(texts.words(rule.reply(), "Reply"))));
    }
    if (!rule.calls().isEmpty()) {
      List<Expr> arguments = new ArrayList<>();
      arguments.add(EffectLowering.timing(Timings.of(rule)));
      rule.calls().forEach(name -> arguments.add(new Expr.Str(name.text())));
      build.add(call("call", rule.calls().get(0).span(), arguments));
    }
    if (rule.cancelIf() != null && rule.cancelIfExpression() == null) {
      build.add(call("cancelIf", rule.cancelIf().span(), List.of(texts.words(rule.cancelIf(), "CancelIf"))));
    }
    if (rule.cancelIfExpression() != null) {
      build.add(call("cancelWhen", rule.cancelIfExpression().span(),
          List.of(judged(texts, "CancelIf", rule.cancelIfExpression(), rule.cancelIf(), from))));
    }
    if (rule.cancelWhen() != null) {
      build.add(call("cancelWhen", rule.cancelWhen().span(),
          List.of(judged(texts, "CancelWhen", rule.cancelWhen(), rule.cancelWhenText(), from))));
    }
  }

  private void watches(Rule rule, ActionLowering texts, Viewpoint from, List<BuilderCall> build, List<Kept> asked,
      List<Kept> kept) {
    for (Watch watch : watches.getOrDefault(rule, List.of())) {
      Variable variable = variable(watch.variable());
      Holder holder = variable == null ? null : from.holder(variable.scope());
      if (holder == null) {
        continue;
      }
      Expr define = watch.define() == null ? new Expr.Str("") : texts.define(watch.define());
      FieldSpec whole = lowered.variables.spec(variable);
      FieldSpec field = switch (watch.kind()) {
        case COUNTER -> new FieldSpec("integer", variable.name(), define, List.of(), List.of(), null);
        case LOG -> new FieldSpec("log", variable.name(), define, List.of(), List.of(), null);
        default -> new FieldSpec(whole.factory(), whole.name(), define, whole.values(), whole.fields(), whole.key());
      };
      Expr check = check(watch.checkTime() == null ? rule.checkTime() : watch.checkTime());
      ScriptPlace place = Places.of(watch.variable().span());
      Expr kind = new Expr.Member(JavaType.runtime("Rule.Watch.Kind"), watch.kind().name());
      build.add(watch.inARow() ? new BuilderCall("countInARow", List.of(), field, check, place)
          : new BuilderCall("watch", List.of(kind), field, check, place));
      Kept slot = new Kept(lowered.variables.slot(variable), holder);
      boolean judged = watch.kind() == Watch.Kind.GET || watch.kind() == Watch.Kind.STATUS;
      if (judged && slot.slot().reader() != null && !asked.contains(slot)) {
        asked.add(slot);
      }
      if (!kept.contains(slot)) {
        kept.add(slot);
      }
    }
  }

  private List<PendingCall> calls(Rule rule, Viewpoint from, String method) {
    List<PendingCall> calls = new ArrayList<>();
    Variable list = rule.fromlist() == null ? null : variable(rule.fromlist());
    Expr elements = list == null ? null : from.read(list);
    Viewpoint inside = elements == null ? from : from.over(list);
    for (Name name : rule.calls()) {
      TopicPlace topic = lowered.symbols.skillPlace(name.text());
      if (topic == null) {
        continue;
      }
      Operation.Input input = lowered.assignments.input(topic, rule.input(), inside);
      List<Operation.Change> output = ActionLowering.itemAware(lowered,
          lowered.assignments.output(rule.output(), topic, inside), elements == null ? null : list, inside);
      boolean none = input.kind() == Operation.Input.Kind.NONE;
      if (!none || !output.isEmpty() || elements != null) {
        calls.add(new PendingCall(name.text(), method + "Call" + (calls.size() + 1),
            new Doc(Places.of(name.span()), "call " + name), none ? null : input, output, input.vars(),
            elements == null ? null : lowered.names.element(list), elements, null, inside.types(),
            lowered.updated(lowered.tables.liveness().passed(rule))));
      }
    }
    return calls;
  }

  private void effects(Rule rule, Viewpoint from, String method, RuleLoweredEffects found, List<PendingCall> calls) {
    List<MethodNames.StepName> names = MethodNames.of(rule.effects());
    for (int i = 0; i < rule.effects().size(); i++) {
      Action.Effect effect = rule.effects().get(i);
      String step = names.get(i).method();
      if (effect instanceof Action.AddWatch add && add.watch().define() != null) {
        continue;
      }
      ActionLowering lowering = new ActionLowering(lowered, from, names.get(i).id(),
          method + "Do" + Character.toUpperCase(step.charAt(0)) + step.substring(1), rule.name().text());
      Operation operation = lowering.lower(effect);
      Expr condition = lowering.condition(effect.common().condition(), effect.common().conditionText());
      if (lowering.pending() != null) {
        calls.add(lowering.pending());
      }
      if (!(operation instanceof Operation.Nothing)) {
        found.list.add(new RuleEffect(operation, condition, Places.of(effect.common().head())));
        found.methods.addAll(lowering.methods());
      }
    }
  }
}
