package io.heartrule.compiler.analyse.lower;

import io.heartrule.compiler.analyse.LookAhead;
import io.heartrule.compiler.analyse.Meaning;
import io.heartrule.compiler.analyse.Pipelining;
import io.heartrule.compiler.analyse.Scope;
import io.heartrule.compiler.analyse.Timings;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.analyse.Type;
import io.heartrule.compiler.analyse.Variable;
import io.heartrule.compiler.analyse.machine.Doc;
import io.heartrule.compiler.analyse.machine.Expr;
import io.heartrule.compiler.analyse.machine.ExprMethod;
import io.heartrule.compiler.analyse.machine.FieldSpec;
import io.heartrule.compiler.analyse.machine.FieldSpec.AskField;
import io.heartrule.compiler.analyse.machine.Holder;
import io.heartrule.compiler.analyse.machine.JavaType;
import io.heartrule.compiler.analyse.machine.Operation;
import io.heartrule.compiler.analyse.machine.Operation.Change;
import io.heartrule.compiler.analyse.machine.Operation.Pipelined;
import io.heartrule.compiler.analyse.machine.Operation.Target;
import io.heartrule.compiler.analyse.machine.PendingCall;
import io.heartrule.compiler.analyse.machine.ScriptPlace;
import io.heartrule.compiler.analyse.machine.VariablesClass.Slot;
import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Assignment;
import io.heartrule.compiler.model.Expression;
import io.heartrule.compiler.model.Get;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Output;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Text;
import io.heartrule.compiler.model.Timing;
import io.heartrule.compiler.model.Variant;
import io.heartrule.compiler.model.Watch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lowers one action of a topic, or one effect of a rule, with the small methods that belong to it. */
final class ActionLowering {
  private static final int LONGEST_INLINE = 60;

  private final Lowered lowered;
  private final Viewpoint from;
  private final String id;
  private final String method;
  private final String cancelPrefix;
  private final List<ExprMethod> methods = new ArrayList<>();
  private int defines;
  private PendingCall pending;
  private List<Variable> ahead = List.of();

  /** @param cancelPrefix the part whose action it is, for the names of conditions that end openings */
  ActionLowering(Lowered lowered, Viewpoint from, String id, String method, String cancelPrefix) {
    this.lowered = lowered;
    this.from = from;
    this.id = id;
    this.method = method;
    this.cancelPrefix = cancelPrefix;
  }

  List<ExprMethod> methods() {
    return methods;
  }

  /** Input and output of a call that does not wait, or null. */
  PendingCall pending() {
    return pending;
  }

  /** Variables that are collected ahead. */
  List<Variable> ahead() {
    return ahead;
  }

  /** The condition as a method of its own, or null. */
  Expr condition(Expression condition, Text written) {
    return condition == null ? null
        : method("Condition", JavaType.BOOL, lowered.expressions.condition(condition, from),
            new Doc(Places.of(written == null ? condition.span() : written.span()),
                "condition: " + (written == null ? "" : written.value())));
  }

  Expr method(String suffix, JavaType returns, Expr body, Doc doc) {
    String name = method + suffix;
    Map<Holder, JavaType> parameters = new LinkedHashMap<>();
    Map<Holder, JavaType> types = from.types();
    for (Holder holder : body.holders()) {
      parameters.put(holder, types.get(holder));
    }
    methods.add(new ExprMethod(name, doc, returns, parameters, body));
    return new Expr.Own(name, body.holders());
  }

  /** A short constant where it is used; everything else in a method of its own. */
  private Expr text(Text text, String suffix) {
    return text(lowered.expressions.prompt(text, from), suffix);
  }

  private Expr text(Expr body, String suffix) {
    if (body instanceof Expr.Str words && words.text().length() <= LONGEST_INLINE && words.text().indexOf('\n') < 0) {
      return body;
    }
    return method(suffix, JavaType.STRING, body, null);
  }

  /** A text in a method of its own if it has variables or is long. */
  Expr words(Text text, String suffix) {
    return text(text, suffix);
  }

  Operation lower(Action action) {
    if (action instanceof Action.Say say) {
      return new Operation.Say(text(lowered.expressions.text(say.text(), from), "Text"));
    } else if (action instanceof Action.AiAsk ask) {
      return ask(ask);
    } else if (action instanceof Action.Think think) {
      return new Operation.Ask(true, text(think.text(), "Text"), null, null, 0, false, Pipelined.NO,
          gets(think.output(), think.tolist()), List.of(), changes(think.output(), think.tolist(), List.of()));
    } else if (action instanceof Action.Call call) {
      return call(call);
    } else if (action instanceof Action.SetVariable set) {
      Change change = lowered.assignments.set(set.assignment(), from, from);
      return change == null ? new Operation.Nothing() : new Operation.Assign(List.of(change));
    } else if (action instanceof Action.AddWatch add) {
      return watch(add.watch());
    } else if (action instanceof Action.CancelTopic cancel && cancel.where() != null) {
      return cancel(cancel);
    }
    return new EffectLowering(lowered, from, this).lower(action);
  }

  /** The name of the condition that ends an opening, or null. */
  Expr ending(Expression condition, Text written, Rule opened) {
    if (condition == null) {
      return Expr.NULL;
    }
    return new Expr.Str(Endings.add(lowered, cancelPrefix + ":" + id, condition, written, from.judging(
        opened == null ? from.rule() : opened)));
  }

  private Operation ask(Action.AiAsk ask) {
    List<AskField> gets = gets(ask.output(), ask.tolist());
    List<AskField> aheadFields = new ArrayList<>();
    List<Slot> slots = new ArrayList<>();
    LookAhead.Ahead next = lowered.tables.lookAhead().ahead(ask);
    if (next != null) {
      ahead = aheads(next);
      for (Variable variable : ahead) {
        if (from.read(variable) != null && !written(ask.output(), ask.tolist()).contains(variable)) {
          aheadFields.add(aheadField(next, variable));
          slots.add(lowered.variables.slot(variable));
        }
      }
    }
    List<Change> changes = new ArrayList<>(changes(ask.output(), ask.tolist(),
        ahead.stream().filter(v -> !written(ask.output(), ask.tolist()).contains(v)).toList()));
    return new Operation.Ask(false, text(ask.text(), "Text"), ask.exit() == null ? null : text(ask.exit(), "Exit"),
        ask.exit() == null ? null : Places.of(ask.exit().span()), ask.maxTurns() == null ? 0 : ask.maxTurns(),
        ask.skipIfKnown(), pipelined(ask), gets, aheadFields, changes);
  }

  private Pipelined pipelined(Action.AiAsk ask) {
    Pipelining.Entry entry = lowered.tables.pipelining().entry(ask);
    return switch (entry.verdict()) {
      case YES, UNLESS_A_RULE_FIRES -> Pipelined.YES;
      case IF_FOUND -> Pipelined.IF_FOUND;
      case SOMETIMES -> entry.ifFound() ? Pipelined.IF_FOUND : Pipelined.IF_UNREAD;
      case NO -> Pipelined.NO;
    };
  }

  private List<Variable> aheads(LookAhead.Ahead next) {
    List<Variable> found = new ArrayList<>();
    if (next.ask().tolist() != null) {
      add(found, meant(next.ask().tolist()));
    } else {
      next.gets().forEach(get -> add(found, meant(get.variable())));
    }
    return found;
  }

  private static void add(List<Variable> found, Variable variable) {
    if (variable != null && !found.contains(variable)) {
      found.add(variable);
    }
  }

  private Variable meant(Name name) {
    Meaning meaning = lowered.symbols.meaning(name.span());
    return meaning == null ? null : meaning.variableUsed();
  }

  private List<Variable> written(Output output, Name tolist) {
    List<Variable> found = new ArrayList<>();
    if (tolist != null) {
      add(found, meant(tolist));
    } else {
      output.gets().forEach(get -> add(found, meant(get.variable())));
    }
    return found;
  }

  private AskField aheadField(LookAhead.Ahead next, Variable variable) {
    if (next.ask().tolist() != null) {
      return list(variable, next.gets(), Places.of(next.ask().tolist().span()));
    }
    Get get = next.gets().stream().filter(g -> variable.equals(meant(g.variable()))).findFirst().orElseThrow();
    return get(get, variable);
  }

  private List<AskField> gets(Output output, Name tolist) {
    List<AskField> fields = new ArrayList<>();
    if (tolist != null) {
      Variable list = meant(tolist);
      if (list != null && from.read(list) != null) {
        fields.add(list(list, output.gets(), Places.of(tolist.span())));
      }
      return fields;
    }
    for (Get get : output.gets()) {
      Variable variable = meant(get.variable());
      if (variable != null && from.read(variable) != null
          && fields.stream().noneMatch(f -> f.spec().name().equals(variable.name()))) {
        fields.add(get(get, variable));
      }
    }
    return fields;
  }

  private AskField get(Get get, Variable variable) {
    ScriptPlace place = Places.of(get.variable().span());
    boolean plain = variable.define() == null || variable.define().placeholders().isEmpty();
    if (get.define() == null && plain && !(variable.scope() instanceof Scope.OfTopic)
        && !(variable.scope() instanceof Scope.OfRule)) {
      String constant = variable.scope() instanceof Scope.OfSession ? "SESSION"
          : variable.scope() instanceof Scope.OfStage ? "STAGE" : "GLOBALS";
      return new AskField(lowered.variables.spec(variable), lowered.names.part(variable.scope()), constant, place);
    }
    FieldSpec whole = lowered.variables.spec(variable);
    Expr define = define(get.define() == null ? variable.define() : get.define());
    return new AskField(new FieldSpec(whole.factory(), whole.name(), define, whole.values(), whole.fields(),
        whole.key()), null, null, place);
  }

  private AskField list(Variable list, List<Get> gets, ScriptPlace place) {
    List<AskField> fields = new ArrayList<>();
    String key = null;
    if (list.type() instanceof Type.ListType type && type.element() instanceof Type.RecordType record) {
      for (Get get : gets) {
        Type.Field field = record.field(get.variable().text());
        if (field != null) {
          fields.add(new AskField(VariablesLowering.field(field.name().text(), field.type(),
              define(get.define() == null ? field.define() : get.define())), null, null,
              Places.of(get.variable().span())));
        }
      }
      key = record.key();
    }
    return new AskField(new FieldSpec("list", list.name(), define(list.define()), List.of(), fields, key), null, null,
        place);
  }

  Expr define(Text define) {
    if (define == null) {
      return new Expr.Str("");
    }
    Expr body = lowered.expressions.prompt(define, from);
    return body instanceof Expr.Str ? body
        : method("Define" + ++defines, JavaType.STRING, body, null);
  }

  private List<Change> changes(Output output, Name tolist, List<Variable> aheadOf) {
    List<Change> changes = new ArrayList<>();
    List<Variable> read = new ArrayList<>(written(output, tolist));
    read.addAll(aheadOf);
    for (Variable variable : read) {
      Slot slot = lowered.variables.slot(variable);
      Target target = lowered.assignments.target(variable, from);
      Expr known = from.read(variable);
      if (target != null && slot.reader() != null) {
        changes.add(new Change(target, slot.read(known), null));
      }
    }
    for (Assignment set : output.sets()) {
      Change change = lowered.assignments.set(set, from, from);
      if (change != null) {
        changes.add(change);
      }
    }
    return changes;
  }

  private Operation call(Action.Call call) {
    TopicPlace skill = lowered.symbols.skillPlace(call.topic().text());
    if (skill == null) {
      return new Operation.Nothing();
    }
    Variable list = call.fromlist() == null ? null : meant(call.fromlist());
    Viewpoint inside = list == null ? from : from.over(list);
    Operation.Loop loop = lowered.assignments.loop(list, from);
    Operation.Input input = lowered.assignments.input(skill, call.input(), inside);
    List<Change> output = lowered.assignments.output(call.output(), skill, inside);
    if (from.rule() == null && call.isSynchronous()) {
      return new Operation.Call(lowered.names.topic(skill, Variant.STANDARD), input, loop,
          output);
    }
    boolean data = input.kind() != Operation.Input.Kind.NONE || !output.isEmpty();
    if (data) {
      pending = new PendingCall(id, method, new Doc(Places.of(call.common().head()), "call " + call.topic().text()),
          input.kind() == Operation.Input.Kind.NONE ? null : input, itemAware(lowered, output, list, inside),
          input.vars(), list == null ? null : lowered.names.element(list), null, null, inside.types(),
          lowered.updated(lowered.tables.liveness().passed(call)));
    }
    Timing timing = from.rule() != null ? Timings.of(call, from.rule())
        : call.timing() != null ? call.timing().timing() : Timing.At.BEFORE_GOAL;
    return new Operation.Insert(call.topic().text(), EffectLowering.timing(timing), data ? id : null, loop);
  }

  /** An element that was copied when the call was made is found again in the list by its key. */
  static List<Change> itemAware(Lowered lowered, List<Change> output, Variable list, Viewpoint inside) {
    if (list == null) {
      return output;
    }
    List<Change> changes = new ArrayList<>();
    for (Change change : output) {
      if (change.target() instanceof Target.ItemField item) {
        Target keyed = new Target.KeyedItem(inside.holder(list.scope()), lowered.names.member(list),
            lowered.names.element(list), item.wither());
        changes.add(new Change(keyed, change.value(), change.place()));
      } else {
        changes.add(change);
      }
    }
    return changes;
  }

  /** Without a define a watch changes at once; with one the model is asked. */
  private Operation watch(Watch watch) {
    Variable variable = meant(watch.variable());
    Expr read = variable == null ? null : from.read(variable);
    Target target = variable == null ? null : lowered.assignments.target(variable, from);
    if (read == null || target == null) {
      return new Operation.Nothing();
    }
    Expr more = watch.kind() == Watch.Kind.COUNTER ? Expr.helper("increased", read)
        : watch.kind() == Watch.Kind.LOG
        ? Expr.helper("logged", read, new Expr.OnMoment("now", List.of())) : null;
    ScriptPlace place = Places.of(watch.variable().span());
    if (watch.define() == null) {
      return more == null ? new Operation.Nothing() : new Operation.Assign(List.of(new Change(target, more, place)));
    }
    FieldSpec spec = more == null ? lowered.variables.spec(variable)
        : VariablesLowering.field(variable.name(), Type.BOOLEAN, define(watch.define()));
    Expr found = more == null ? lowered.variables.slot(variable).read(read)
        : new Expr.Choice(Expr.helper("is", new Expr.FromAnswer("yesNo", variable.name(), new Expr.Bool(false), null),
            new Expr.Bool(true)), more, read);
    return new Operation.Ask(true, define(watch.define()), null, null, 0, false, Pipelined.NO,
        List.of(new AskField(spec, null, null, place)), List.of(), List.of(new Change(target, found, null)));
  }

  private Operation cancel(Action.CancelTopic cancel) {
    TopicPlace place = EffectLowering.topic(lowered, cancel.topic().text(), from.own());
    if (place == null) {
      return new Operation.Nothing();
    }
    Expr where = lowered.expressions.condition(cancel.where(), from.queueing(place));
    return new Operation.CancelWhere(lowered.names.topic(place, Variant.STANDARD),
        lowered.names.vars(new Scope.OfTopic(place)), where);
  }
}
