package io.heartrule.compiler.analyse;

import io.heartrule.compiler.analyse.machine.JavaType;
import io.heartrule.compiler.analyse.machine.LibraryIndex;
import io.heartrule.compiler.analyse.machine.LibraryIndex.RuleEntry;
import io.heartrule.compiler.analyse.machine.LibraryIndex.Skill;
import io.heartrule.compiler.analyse.machine.LibraryIndex.Var;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the libraries offer that a project depends on, by name. Immutable. */
public final class Imports {
  public static final Imports NONE = new Imports(List.of());

  private final List<LibraryIndex> libraries;
  private final Map<String, Skill> skills = new HashMap<>();
  private final Map<String, RuleEntry> rules = new HashMap<>();
  private final Map<String, Var> globals = new LinkedHashMap<>();

  public Imports(List<LibraryIndex> libraries) {
    this.libraries = List.copyOf(libraries);
    for (LibraryIndex library : libraries) {
      library.skills().forEach(skill -> skills.putIfAbsent(skill.name(), skill));
      library.rules().forEach(rule -> rules.putIfAbsent(rule.name(), rule));
      library.globals().forEach(global -> globals.putIfAbsent(global.name(), global));
    }
  }

  public List<LibraryIndex> libraries() {
    return libraries;
  }

  public Skill skill(String name) {
    return skills.get(name);
  }

  public RuleEntry rule(String name) {
    return rules.get(name);
  }

  public Var global(String name) {
    return globals.get(name);
  }

  /**
   * The library whose globals the class of this project's globals extends, or null. It has those of all
   * others, else the check of dependencies says so.
   */
  public LibraryIndex globals() {
    LibraryIndex widest = null;
    for (LibraryIndex library : libraries) {
      boolean some = !library.globalVars().equals(JavaType.runtime("NoVars"));
      if (some && (widest == null || library.globalsOf().size() > widest.globalsOf().size())) {
        widest = library;
      }
    }
    return widest;
  }

  /** The variable of the index that one of the analysis stands for. */
  public Var entry(Scope scope, String name) {
    if (scope instanceof Scope.Global) {
      return globals.get(name);
    }
    List<Var> variables = List.of();
    if (scope instanceof Scope.OfTopic of && of.topic().isSkill() && skills.containsKey(of.topic().id())) {
      variables = skill(of.topic().id()).variables();
    } else if (scope instanceof Scope.OfRule of && rules.containsKey(of.rule().name().text())) {
      variables = rule(of.rule().name().text()).variables();
    }
    return variables.stream().filter(variable -> variable.name().equals(name)).findFirst().orElse(null);
  }

  /** Gives a variable the type that its class has, whatever is done with it here. */
  static void fix(Draft draft, Var entry) {
    draft.passed.clear();
    draft.type = type(draft, entry);
    draft.counter = entry.marks().contains(Var.Mark.COUNTER);
  }

  private static Type type(Draft draft, Var entry) {
    return switch (entry.type()) {
      case "number" -> Type.NUMBER;
      case "integer" -> Type.INTEGER;
      case "boolean" -> Type.BOOLEAN;
      case "log" -> Type.LOG;
      case "enum" -> new Type.EnumType(entry.values());
      case "list" -> new Type.ListType(Type.TEXT);
      case "records" -> records(draft, entry);
      default -> Type.TEXT;
    };
  }

  private static Type records(Draft list, Var entry) {
    return new Type.ListType(new Type.RecordType(entry.fields().stream().map(one -> {
      Draft field = list.fields.get(one.name());
      field.type = type(field, one);
      return new Type.Field(field.fieldName, field.type, field.define, one.marks().contains(Var.Mark.BY_CALL_ONLY));
    }).toList(), entry.key()));
  }
}
