package io.heartrule.compiler.analyse.lower;

import io.heartrule.compiler.analyse.Access;
import io.heartrule.compiler.analyse.JavaNames;
import io.heartrule.compiler.analyse.Meaning;
import io.heartrule.compiler.analyse.Scope;
import io.heartrule.compiler.analyse.Symbols;
import io.heartrule.compiler.analyse.Type;
import io.heartrule.compiler.analyse.Variable;
import io.heartrule.compiler.analyse.machine.Doc;
import io.heartrule.compiler.analyse.machine.Expr;
import io.heartrule.compiler.analyse.machine.FieldSpec;
import io.heartrule.compiler.analyse.machine.FieldSpec.AskField;
import io.heartrule.compiler.analyse.machine.JavaType;
import io.heartrule.compiler.analyse.machine.VariablesClass;
import io.heartrule.compiler.analyse.machine.VariablesClass.Constant;
import io.heartrule.compiler.analyse.machine.VariablesClass.ElementClass;
import io.heartrule.compiler.analyse.machine.VariablesClass.Slot;
import io.heartrule.compiler.analyse.machine.VariablesClass.StatusClass;
import io.heartrule.compiler.model.AutoUpdate;
import io.heartrule.compiler.model.Text;
import io.heartrule.compiler.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Lowers the variables of a scope. */
final class VariablesLowering {
  private final Symbols symbols;
  private final ScopeNames names;
  private final Assignments assignments;
  /** Fields of lists that are changed one at a time, by scope and list. */
  private final Map<Variable, Set<String>> changedFields = new HashMap<>();

  VariablesLowering(Symbols symbols, ScopeNames names, Assignments assignments) {
    this.symbols = symbols;
    this.names = names;
    this.assignments = assignments;
    symbols.references().forEach(reference -> {
      if (reference.role().access() == Access.Kind.WRITTEN_BY_SCRIPT
          && reference.meaning() instanceof Meaning.OfField field) {
        changedFields.computeIfAbsent(field.list(), l -> new TreeSet<>()).add(field.field());
      }
    });
  }

  /** @param inputs what callers supply */
  VariablesClass lower(Scope scope, List<Variable> inputs) {
    List<Slot> slots = new ArrayList<>();
    List<Slot> supplied = new ArrayList<>();
    List<ElementClass> elements = new ArrayList<>();
    List<StatusClass> statuses = new ArrayList<>();
    for (Variable variable : symbols.variables(scope)) {
      Slot slot = slot(variable);
      slots.add(slot);
      if (inputs.contains(variable)) {
        supplied.add(slot);
      }
      if (variable.type() instanceof Type.EnumType words) {
        statuses.add(status(names.status(variable), variable.name(), words));
      } else if (variable.type() instanceof Type.ListType list && list.element() instanceof Type.RecordType record) {
        elements.add(element(variable, record));
        for (Type.Field field : record.fields()) {
          if (field.type() instanceof Type.EnumType words) {
            statuses.add(status(names.status(variable, field), field.name().text(), words));
          }
        }
      }
    }
    String local = "vars";
    while (hasMember(supplied, local)) {
      local += "_";
    }
    return new VariablesClass(names.vars(scope), slots, elements, statuses, supplied, local);
  }

  private static boolean hasMember(List<Slot> slots, String name) {
    return slots.stream().anyMatch(slot -> slot.member().equals(name));
  }

  Slot slot(Variable variable) {
    return new Slot(variable.name(), names.member(variable), names.type(variable), initial(variable),
        spec(variable), reader(variable.type()), readerType(variable),
        new Doc(Places.of(variable.span()), variable.define() == null ? "" : variable.define().value()),
        note(variable));
  }

  private static String note(Variable variable) {
    List<String> words = new ArrayList<>();
    if (variable.input()) {
      words.add("input");
    }
    if (variable.output()) {
      words.add("output");
    }
    if (variable.autoUpdate() == AutoUpdate.OPEN || variable.autoUpdate() == AutoUpdate.PAUSE) {
      words.add("autoUpdate: " + variable.autoUpdate().name().toLowerCase(Locale.ROOT));
    }
    return words.isEmpty() ? "" : " (" + String.join(", ", words) + ")";
  }

  private Expr initial(Variable variable) {
    if (variable.initial() != null) {
      Expr value = assignments.value(variable.initial(), variable, Viewpoint.of((Scope) null, names));
      return value instanceof Expr.Null ? null : value;
    }
    Type type = variable.type();
    if (type instanceof Type.ListType || type instanceof Type.LogType) {
      return new Expr.ListOf(List.of());
    }
    return variable.counter() ? new Expr.Num("0") : null;
  }

  /** Whether it begins as a yes/no that nobody has said anything of: read as no, but not known. */
  static boolean isUnsaidAtFirst(Variable variable) {
    return variable.type() instanceof Type.BooleanType && !(variable.initial() instanceof Value.OfBool);
  }

  private StatusClass status(JavaType type, String variable, Type.EnumType words) {
    List<Constant> constants = new ArrayList<>();
    for (String word : words.values()) {
      constants.add(new Constant(constant(words.values(), word), word));
    }
    return new StatusClass(type, variable, constants);
  }

  /** The constant of a word among the words of its status. */
  static String constant(List<String> words, String wanted) {
    NameAllocator allocator = new NameAllocator(Reserved.STATUS);
    for (String word : words) {
      String constant = allocator.take(JavaNames.member(word));
      if (word.equals(wanted)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(wanted);
  }

  private ElementClass element(Variable list, Type.RecordType record) {
    List<Slot> components = new ArrayList<>();
    Slot key = null;
    for (Type.Field field : record.fields()) {
      String name = field.name().text();
      Doc doc = new Doc(Places.of(field.name().span()), field.define() == null ? "" : field.define().value());
      Slot slot = new Slot(name, names.component(list, name), names.componentType(list, field), null, null,
          null, null, doc, field.byCallOnly() ? " (set by calls)" : "");
      components.add(slot);
      if (name.equals(record.key())) {
        key = slot;
      }
    }
    return new ElementClass(names.element(list), list.name(), components, key,
        withers(list, record));
  }

  /** Fields of global lists may be changed by the scripts of dependent projects too. */
  private Set<String> withers(Variable list, Type.RecordType record) {
    if (list.scope() instanceof Scope.Global) {
      Set<String> all = new TreeSet<>();
      record.fields().forEach(field -> all.add(field.name().text()));
      return all;
    }
    return changedFields.getOrDefault(list, Set.of());
  }

  /** What the model is told of a variable, in the words of its declaration. */
  FieldSpec spec(Variable variable) {
    List<AskField> fields = new ArrayList<>();
    String key = null;
    if (variable.type() instanceof Type.ListType list && list.element() instanceof Type.RecordType record) {
      for (Type.Field field : record.fields()) {
        boolean told = field.define() != null
            || !changedFields.getOrDefault(variable, Set.of()).contains(field.name().text());
        if (!field.byCallOnly() && told) {
          fields.add(new AskField(field(field.name().text(), field.type(), plain(field.define())), null, null,
              Places.of(field.name().span())));
        }
      }
      key = record.key();
    }
    return new FieldSpec(factory(variable.type()), variable.name(), plain(variable.define()), words(variable.type()),
        fields, key);
  }

  /** A field without fields of its own. */
  static FieldSpec field(String name, Type type, Expr define) {
    return new FieldSpec(factory(type), name, define, words(type), List.of(), null);
  }

  /** Here are no variables to fill in: a define is told as it is written. */
  private static Expr plain(Text define) {
    return new Expr.Str(define == null ? "" : define.value());
  }

  static List<String> words(Type type) {
    return type instanceof Type.EnumType words ? words.values() : List.of();
  }

  static String factory(Type type) {
    if (type instanceof Type.NumberType) {
      return "number";
    } else if (type instanceof Type.IntegerType) {
      return "integer";
    } else if (type instanceof Type.BooleanType) {
      return "yesNo";
    } else if (type instanceof Type.EnumType) {
      return "status";
    } else if (type instanceof Type.ListType) {
      return "list";
    }
    return type instanceof Type.LogType ? "log" : "text";
  }

  /** The method of the answer that reads the type, or null. */
  static String reader(Type type) {
    if (type instanceof Type.ListType list) {
      return list.element() instanceof Type.RecordType ? "list" : "texts";
    }
    return type instanceof Type.LogType ? null : factory(type);
  }

  JavaType readerType(Variable variable) {
    if (variable.type() instanceof Type.EnumType) {
      return names.status(variable);
    }
    return variable.type() instanceof Type.ListType list && list.element() instanceof Type.RecordType
        ? names.element(variable) : null;
  }
}
