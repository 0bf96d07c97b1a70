package io.heartrule.compiler.analyse.lower;

import io.heartrule.compiler.analyse.Meaning;
import io.heartrule.compiler.analyse.Scope;
import io.heartrule.compiler.analyse.Symbols;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.analyse.Type;
import io.heartrule.compiler.analyse.Variable;
import io.heartrule.compiler.analyse.machine.Expr;
import io.heartrule.compiler.analyse.machine.Holder;
import io.heartrule.compiler.analyse.machine.JavaType;
import io.heartrule.compiler.analyse.machine.Operation;
import io.heartrule.compiler.analyse.machine.Operation.Change;
import io.heartrule.compiler.analyse.machine.Operation.Input;
import io.heartrule.compiler.analyse.machine.Operation.Target;
import io.heartrule.compiler.model.Assignment;
import io.heartrule.compiler.model.Value;
import java.util.ArrayList;
import java.util.List;

/** Lowers values and assignments: into which variable, from which type to which. */
final class Assignments {
  private static final JavaType VALUES = JavaType.runtime("Values");
  /** A Java method takes no more than 255 arguments. */
  private static final int MOST_ARGUMENTS = 200;

  private final Symbols symbols;
  private final Expressions expressions;
  private final ScopeNames names;

  Assignments(Symbols symbols, Expressions expressions, ScopeNames names) {
    this.symbols = symbols;
    this.expressions = expressions;
    this.names = names;
  }

  /** The value as the type wants it; {@code status} and {@code element} are the classes that it then has. */
  Expr value(Value value, Type type, JavaType status, JavaType element, Viewpoint from) {
    if (value instanceof Value.OfText text) {
      if (text.text().isSinglePlaceholder()) {
        Operand named = expressions.named(text.text().placeholders().get(0).span(), from);
        if (named != null && type instanceof Type.BooleanType && named.type() instanceof Type.BooleanType
            && named.variable() != null && named.variable().type() instanceof Type.BooleanType) {
          // A yes/no that nobody has said anything of is passed on as that.
          return from.read(named.variable());
        } else if (named != null) {
          return converted(named, type, status, element);
        }
      }
      return converted(Operand.of(expressions.text(text.text(), from), Type.TEXT), type, status, element);
    } else if (value instanceof Value.OfBool bool) {
      return converted(Operand.primitive(new Expr.Bool(bool.value()), Type.BOOLEAN), type, status, element);
    } else if (value instanceof Value.OfNumber number) {
      return converted(Expressions.number(number.value()), type, status, element);
    } else if (value instanceof Value.OfList list) {
      return list(list, type, status, element, from);
    }
    return Expr.NULL;
  }

  private Expr list(Value.OfList list, Type type, JavaType status, JavaType element, Viewpoint from) {
    List<Expr> elements = new ArrayList<>();
    for (Value one : list.elements()) {
      Expr text = value(one, Type.TEXT, null, null, from);
      elements.add(text instanceof Expr.Str || text instanceof Expr.Join ? text : Expr.helper("show", text));
    }
    boolean texts = type instanceof Type.ListType to && !(to.element() instanceof Type.RecordType);
    Expr all = new Expr.ListOf(elements);
    boolean fits = texts || elements.isEmpty() && (type instanceof Type.ListType || type instanceof Type.LogType);
    return fits ? all : converted(Operand.of(all, new Type.ListType(Type.TEXT)), type, status, element);
  }

  private Expr converted(Operand from, Type to, JavaType status, JavaType element) {
    if (to instanceof Type.EnumType words) {
      return status(from, words, status);
    } else if (to instanceof Type.ListType list) {
      return list(from, list, element);
    } else if (to instanceof Type.LogType) {
      return from.type() instanceof Type.LogType ? from.expr() : Expr.call(VALUES, "toLog", from.expr());
    } else if (to instanceof Type.NumberType) {
      if (from.primitive() && from.expr() instanceof Expr.Num number && from.isNumber()) {
        return new Expr.Num(from.type() instanceof Type.IntegerType ? number.java() + ".0" : number.java());
      }
      return from.type() instanceof Type.NumberType ? from.expr() : Expr.call(VALUES, "toNumber", from.expr());
    } else if (to instanceof Type.IntegerType) {
      return from.type() instanceof Type.IntegerType ? from.expr() : Expr.call(VALUES, "toInteger", from.expr());
    } else if (to instanceof Type.BooleanType) {
      return from.type() instanceof Type.BooleanType ? from.expr() : Expr.call(VALUES, "toYesNo", from.expr());
    }
    return from.type() instanceof Type.TextType ? from.expr() : Expr.call(VALUES, "toText", from.expr());
  }

  private static Expr status(Operand from, Type.EnumType words, JavaType status) {
    if (from.expr() instanceof Expr.Str word && words.values().contains(word.text())) {
      return new Expr.Member(status, VariablesLowering.constant(words.values(), word.text()));
    }
    if (from.expr() instanceof Expr.Str empty && empty.text().isBlank()) {
      return Expr.NULL;
    }
    return Expr.call(VALUES, "toStatus", from.expr(), new Expr.Member(status, "class"));
  }

  private Expr list(Operand from, Type.ListType to, JavaType element) {
    if (from.type() instanceof Type.ListType list && from.variable() != null) {
      JavaType present = list.element() instanceof Type.RecordType ? names.element(from.variable()) : JavaType.STRING;
      if (present.equals(element)) {
        return from.expr();
      }
    }
    return to.element() instanceof Type.RecordType
        ? Expr.call(VALUES, "toRecords", from.expr(), new Expr.Member(element, "class"))
        : Expr.call(VALUES, "toTexts", from.expr());
  }

  /** The value as a variable wants it. */
  Expr value(Value value, Variable to, Viewpoint from) {
    return value(value, to.type(), names.status(to), names.element(to), from);
  }

  /**
   * {@code set} with {@code value}. In the output of a call the value is read from the called topic;
   * null if the target is unknown.
   */
  Change set(Assignment set, Viewpoint to, Viewpoint from) {
    Meaning meaning = symbols.meaning(set.variable().span());
    if (meaning instanceof Meaning.OfVariable of) {
      Target target = target(of.variable(), to);
      return target == null ? null
          : new Change(target, value(set.value(), of.variable(), from), Places.of(set.variable().span()));
    } else if (meaning instanceof Meaning.OfField of) {
      Variable list = of.list();
      Type.Field field = ((Type.RecordType) ((Type.ListType) list.type()).element()).field(of.field());
      if (field == null) {
        return null;
      }
      String wither = "with" + names.component(list, of.field());
      boolean loop = to.list() != null && to.list().equals(list);
      Expr value = value(set.value(), field.type(), names.status(list, field), JavaType.STRING,
          loop ? from : from.over(list));
      Holder holder = to.holder(list.scope());
      Target target = loop ? new Target.ItemField(wither)
          : new Target.EachItem(holder, names.member(list), names.element(list), wither);
      return !loop && holder == null ? null : new Change(target, value, Places.of(set.variable().span()));
    }
    return null;
  }

  Target target(Variable variable, Viewpoint to) {
    Holder holder = to.holder(variable.scope());
    if (holder != null) {
      return new Target.Variable(holder, names.member(variable));
    }
    return variable.scope() instanceof Scope.OfRule && to.rule() != null
        ? new Target.OtherWatch(names.vars(variable.scope()), names.member(variable)) : null;
  }

  /** The variables that a called topic begins with. */
  Input input(TopicPlace topic, List<Assignment> assignments, Viewpoint from) {
    Scope scope = new Scope.OfTopic(topic);
    JavaType vars = names.vars(scope);
    List<Variable> inputs = inputs(topic);
    List<Change> changes = new ArrayList<>();
    List<Variable> given = new ArrayList<>();
    for (Assignment assignment : assignments) {
      Variable variable = symbols.variables(scope).stream()
          .filter(v -> v.name().equals(assignment.variable().text())).findFirst().orElse(null);
      if (variable != null) {
        given.add(variable);
        changes.add(new Change(new Target.InputField(names.member(variable)),
            value(assignment.value(), variable, from), Places.of(assignment.variable().span())));
      }
    }
    if (changes.isEmpty()) {
      return new Input(vars, Input.Kind.NONE, List.of());
    }
    boolean factory = !inputs.isEmpty() && given.size() == inputs.size() && given.containsAll(inputs);
    if (!factory) {
      return new Input(vars, Input.Kind.FIELDS, changes);
    }
    List<Change> ordered = inputs.stream().map(v -> changes.get(given.indexOf(v))).toList();
    return new Input(vars, Input.Kind.FACTORY, ordered);
  }

  /** What callers supply, for the factory; none if there are too many for one method. */
  List<Variable> inputs(TopicPlace topic) {
    List<Variable> inputs = symbols.variables(new Scope.OfTopic(topic)).stream().filter(Variable::input).toList();
    return inputs.size() > MOST_ARGUMENTS || !topic.isSkill() ? List.of() : inputs;
  }

  /** Output of a call: written where the caller is, read from the called topic first. */
  List<Change> output(List<Assignment> output, TopicPlace called, Viewpoint to) {
    List<Change> changes = new ArrayList<>();
    for (Assignment set : output) {
      Change change = set(set, to, to.calling(called));
      if (change != null) {
        changes.add(change);
      }
    }
    return changes;
  }

  /** The loop of a {@code fromlist}; null if the list is unknown or cannot be reached. */
  Operation.Loop loop(Variable list, Viewpoint from) {
    Expr read = list == null ? null : from.read(list);
    return read == null ? null : new Operation.Loop(read, names.element(list));
  }
}
