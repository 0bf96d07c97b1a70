package io.heartrule.compiler.analyse.lower;

import io.heartrule.compiler.analyse.Imports;
import io.heartrule.compiler.analyse.JavaNames;
import io.heartrule.compiler.analyse.Scope;
import io.heartrule.compiler.analyse.Symbols;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.analyse.Type;
import io.heartrule.compiler.analyse.Variable;
import io.heartrule.compiler.analyse.machine.JavaType;
import io.heartrule.compiler.analyse.machine.LibraryIndex;
import io.heartrule.compiler.analyse.machine.RulesMachine;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;
import io.heartrule.compiler.model.Variant;
import io.heartrule.compiler.source.Span;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The classes, members and nested types that scopes and their variables become. */
final class ScopeNames {
  private final JavaNames names;
  private final Symbols symbols;
  private final String basePackage;
  private final int ruleParts;
  private final JavaType rules;
  private final Imports imports;
  private final Predicate<Span> imported;
  private final Map<Scope, Shape> shapes = new HashMap<>();
  private final Map<String, NameAllocator> nested = new HashMap<>();
  private final Map<Session, Map<Stage, String>> stageClasses = new IdentityHashMap<>();

  /** What a scope becomes. */
  private static final class Shape {
    JavaType part;
    JavaType vars;
    final Map<String, String> members = new HashMap<>();
    final Map<String, JavaType> statuses = new HashMap<>();
    final Map<String, JavaType> elements = new HashMap<>();
    final Map<String, Map<String, String>> components = new HashMap<>();
  }

  ScopeNames(JavaNames names, Symbols symbols, String basePackage, int rules, Imports imports,
      Predicate<Span> imported) {
    this.imports = imports;
    this.imported = imported;
    this.names = names;
    this.symbols = symbols;
    this.basePackage = basePackage;
    this.ruleParts = RulesMachine.parts(rules);
    this.rules = new JavaType(basePackage, "Rules");
  }

  JavaNames java() {
    return names;
  }

  JavaType rules() {
    return rules;
  }

  JavaType rulesHome(Rule rule) {
    return RulesMachine.home(rules, rule.name().text(), ruleParts);
  }

  JavaType base(String name) {
    return new JavaType(basePackage, name);
  }

  private String below(String relative) {
    return basePackage.isEmpty() ? relative : basePackage + "." + relative;
  }

  Imports imports() {
    return imports;
  }

  /** Whether a global lives in the class of a dependency, which this project's class extends. */
  boolean isInherited(Variable variable) {
    return variable.scope() instanceof Scope.Global && imported.test(variable.span());
  }

  JavaType topic(TopicPlace place, Variant variant) {
    if (imported.test(place.topic().head())) {
      return imports.skill(place.id()).type();
    }
    return new JavaType(below(names.topicPackage(place)), names.topicClass(place, variant));
  }

  JavaType session(Session session) {
    return new JavaType(below(names.sessionPackage(session)), names.sessionClass(session));
  }

  /** The record that apps get. */
  JavaType record(Session session) {
    String stem = names.sessionClass(session);
    return new JavaType(below(names.sessionPackage(session)),
        stem.substring(0, stem.length() - "Session".length()) + "Variables");
  }

  /** The class of a part with its own variables. */
  JavaType part(Scope scope) {
    return shape(scope).part;
  }

  /** The class of the variables, {@code NoVars} if there are none. */
  JavaType vars(Scope scope) {
    return shape(scope).vars;
  }

  String member(Variable variable) {
    return shape(variable.scope()).members.computeIfAbsent(variable.name(), JavaNames::component);
  }

  /** The type of a variable. */
  JavaType type(Variable variable) {
    Type type = variable.type();
    if (type instanceof Type.EnumType) {
      return status(variable);
    } else if (type instanceof Type.ListType list) {
      return JavaType.listOf(list.element() instanceof Type.RecordType ? element(variable) : JavaType.STRING);
    }
    return simple(type);
  }

  JavaType status(Variable variable) {
    return shape(variable.scope()).statuses.get(variable.name());
  }

  /** The record of a list's elements; text if it holds texts. */
  JavaType element(Variable list) {
    return shape(list.scope()).elements.getOrDefault(list.name(), JavaType.STRING);
  }

  String component(Variable list, String field) {
    return shape(list.scope()).components.getOrDefault(list.name(), Map.of())
        .getOrDefault(field, JavaNames.component(field));
  }

  JavaType componentType(Variable list, Type.Field field) {
    return field.type() instanceof Type.EnumType ? status(list, field) : simple(field.type());
  }

  JavaType status(Variable list, Type.Field field) {
    return shape(list.scope()).statuses.get(list.name() + "." + field.name().text());
  }

  private static JavaType simple(Type type) {
    if (type instanceof Type.NumberType) {
      return JavaType.DOUBLE;
    } else if (type instanceof Type.IntegerType) {
      return JavaType.INTEGER;
    } else if (type instanceof Type.BooleanType) {
      return JavaType.BOOLEAN;
    } else if (type instanceof Type.LogType) {
      return JavaType.listOf(JavaType.INSTANT);
    } else if (type instanceof Type.ListType) {
      return JavaType.listOf(JavaType.STRING);
    }
    return JavaType.STRING;
  }

  private Shape shape(Scope scope) {
    Shape present = shapes.get(scope);
    if (present != null) {
      return present;
    }
    Shape shape = new Shape();
    shape.part = partType(scope);
    JavaType foreign = foreignVars(scope);
    boolean empty = symbols.variables(scope).isEmpty();
    shape.vars = foreign != null ? foreign : empty ? JavaType.runtime("NoVars") : scope instanceof Scope.OfRule rule
        ? shape.part.nested(watchClass(rule.rule())) : shape.part.nested("Vars");
    shapes.put(scope, shape);
    NameAllocator members = new NameAllocator(Reserved.VARIABLES);
    for (Variable variable : symbols.variables(scope)) {
      shape.members.put(variable.name(), members.take(JavaNames.component(variable.name())));
      if (imported.test(variable.span())) {
        foreignTypes(shape, variable);
      } else {
        types(shape, variable);
      }
    }
    return shape;
  }

  /** The class of variables that a dependency has compiled, or null. */
  private JavaType foreignVars(Scope scope) {
    if (scope instanceof Scope.OfTopic of && imported.test(of.topic().topic().head())) {
      return imports.skill(of.topic().id()).vars();
    } else if (scope instanceof Scope.OfRule of && imported.test(of.rule().span())) {
      return imports.rule(of.rule().name().text()).vars();
    } else if (scope instanceof Scope.Global && !symbols.variables(scope).isEmpty()
        && symbols.variables(scope).stream().allMatch(this::isInherited)) {
      return imports.globals().globalVars();
    }
    return null;
  }

  private void foreignTypes(Shape shape, Variable variable) {
    LibraryIndex.Var entry = imports.entry(variable.scope(), variable.name());
    if (entry.javaType() != null) {
      (entry.type().equals("enum") ? shape.statuses : shape.elements).put(variable.name(), entry.javaType());
    }
    Map<String, String> components = new HashMap<>();
    NameAllocator allocator = new NameAllocator(Reserved.VARIABLES);
    for (LibraryIndex.Var field : entry.fields()) {
      components.put(field.name(), allocator.take(JavaNames.component(field.name())));
      if (field.javaType() != null) {
        shape.statuses.put(variable.name() + "." + field.name(), field.javaType());
      }
    }
    shape.components.put(variable.name(), components);
  }

  private JavaType partType(Scope scope) {
    if (scope instanceof Scope.OfSession of) {
      return session(of.session());
    } else if (scope instanceof Scope.OfStage of) {
      return session(of.session()).nested(stageClass(of.session(), of.stage()));
    } else if (scope instanceof Scope.OfTopic of) {
      return topic(of.topic(), Variant.STANDARD);
    } else if (scope instanceof Scope.OfRule of && imported.test(of.rule().span())) {
      return imports.rule(of.rule().name().text()).type();
    } else if (scope instanceof Scope.OfRule of) {
      return rulesHome(of.rule());
    }
    return base("Globals");
  }

  private String stageClass(Session session, Stage stage) {
    return stageClasses.computeIfAbsent(session, s -> new IdentityHashMap<>()).computeIfAbsent(stage,
        s -> allocator(session(session)).take(names.stageStem(s) + "Stage"));
  }

  private String watchClass(Rule rule) {
    String method = names.ruleMethod(rule);
    return allocator(rulesHome(rule)).take(Character.toUpperCase(method.charAt(0)) + method.substring(1) + "Watch");
  }

  private void types(Shape shape, Variable variable) {
    if (variable.type() instanceof Type.EnumType) {
      shape.statuses.put(variable.name(), nested(shape.part, names.enumType(variable)));
    } else if (variable.type() instanceof Type.ListType list && list.element() instanceof Type.RecordType record) {
      shape.elements.put(variable.name(), nested(shape.part, names.recordType(variable)));
      Map<String, String> components = new HashMap<>();
      NameAllocator allocator = new NameAllocator(Reserved.VARIABLES);
      for (Type.Field field : record.fields()) {
        components.put(field.name().text(), allocator.take(JavaNames.component(field.name().text())));
        if (field.type() instanceof Type.EnumType) {
          shape.statuses.put(variable.name() + "." + field.name().text(),
              nested(shape.part, names.enumType(field)));
        }
      }
      shape.components.put(variable.name(), components);
    }
  }

  private JavaType nested(JavaType part, String name) {
    return part.nested(allocator(part).take(name));
  }

  /** Nested types of one file: none may be called as one that encloses it, nor as one that it uses. */
  private NameAllocator allocator(JavaType part) {
    return nested.computeIfAbsent(part.packageName() + "." + part.topLevelName(), key -> {
      Set<String> reserved = new HashSet<>(Reserved.CONSTANTS);
      reserved.add(part.topLevelName());
      reserved.add("Vars");
      return new NameAllocator(reserved);
    });
  }
}
