package io.heartrule.compiler.emit;

import io.heartrule.compiler.analyse.machine.JavaType;
import io.heartrule.compiler.analyse.machine.RuleMachine;
import io.heartrule.compiler.analyse.machine.RulesMachine;
import io.heartrule.compiler.write.GeneratedFile;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes very many rules: a class may hold only so much, so they are spread over several. Which one
 * a rule is in follows from the hash of its name, which is the same on every machine.
 */
final class SplitRules {
  private SplitRules() {}

  static List<GeneratedFile> emit(RulesMachine rules) {
    int parts = RulesMachine.parts(rules.rules().size());
    List<GeneratedFile> files = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      int part = i;
      RulesMachine some = new RulesMachine(rules.type(),
          rules.rules().stream().filter(r -> Math.floorMod(r.name().hashCode(), parts) == part).toList(),
          rules.cancels().stream().filter(c -> Math.floorMod(c.id().hashCode(), parts) == part).toList(), List.of());
      JavaType type = new JavaType(rules.type().packageName(), rules.type().name() + "Part" + (i + 1));
      files.add(Emitter.java(type, RulesEmitter.part(some, type)));
    }
    files.add(Emitter.java(rules.type(), whole(rules, parts)));
    return files;
  }

  private static String whole(RulesMachine rules, int parts) {
    JavaWriter java = new JavaWriter(rules.type());
    String name = rules.type().name();
    java.doc("All rules: their names as constants; the rest is in several classes.");
    java.line("@" + java.runtime("HeartRuleGenerated"));
    java.line("public final class " + name + " extends " + java.runtime("RuleBook") + " {").in();
    java.line("static final " + name + " RULES = new " + name + "();").blank();
    java.line("private " + name + "() {}").blank();
    RulesEmitter.constants(java, rules);
    String list = java.type(JavaType.listOf(JavaType.STRING));
    java.blank().line("@Override").line("public " + list + " names() {").in();
    java.line(list + " names = new " + java.type(new JavaType("java.util", "ArrayList")) + "<>();");
    List<RuleMachine> all = rules.rules();
    for (int from = 0; from < all.size(); from += RulesMachine.CHUNK) {
      java.line("names" + (from / RulesMachine.CHUNK + 1) + "(names);");
    }
    java.line("return names;").out().line("}");
    for (int from = 0; from < all.size(); from += RulesMachine.CHUNK) {
      java.blank().line("private static void names" + (from / RulesMachine.CHUNK + 1) + "(" + list + " names) {").in();
      all.subList(from, Math.min(all.size(), from + RulesMachine.CHUNK))
          .forEach(rule -> java.line("names.add(" + rule.constant() + ");"));
      java.out().line("}");
    }
    java.blank().line("private static " + java.runtime("RuleBook") + " part(String name) {").in();
    java.line("switch (Math.floorMod(name.hashCode(), " + parts + ")) {").in();
    for (int i = 1; i < parts; i++) {
      java.line("case " + i + ": return new " + name + "Part" + (i + 1) + "();");
    }
    java.line("default: return new " + name + "Part1();").out().line("}").out().line("}");
    String view = java.runtime("RuleView") + " view";
    String variables = java.runtime("Variables");
    delegate(java, java.runtime("RuleFacts") + " facts(String name)", "return part(name).facts(name);");
    delegate(java, java.runtime("Rule") + " rule(String name, " + view + ")", "return part(name).rule(name, view);");
    delegate(java, variables + " watches(String name)", "return part(name).watches(name);");
    delegate(java, "void assign(String name, " + view + ", String variable, " + java.runtime("Answer")
        + " answer)", "part(name).assign(name, view, variable, answer);");
    delegate(java, "void assign(String name, " + view + ", String variable, Object value)",
        "part(name).assign(name, view, variable, value);");
    delegate(java, "void act(String name, " + view + ", " + java.runtime("Effects") + " effects)",
        "part(name).act(name, view, effects);");
    delegate(java, java.type(JavaType.LIST) + "<?> elements(String name, " + view + ")",
        "return part(name).elements(name, view);");
    delegate(java, variables + " input(String name, String call, " + view + ", Object element)",
        "return part(name).input(name, call, view, element);");
    delegate(java, list + " inputUses(String name, String call)", "return part(name).inputUses(name, call);");
    delegate(java, "void output(String name, String call, " + view + ", Object element, " + variables + " called)",
        "part(name).output(name, call, view, element, called);");
    delegate(java, "boolean cancels(String id, " + view + ")", "return part(id).cancels(id, view);");
    java.out().line("}");
    return java.file("all scripts");
  }

  private static void delegate(JavaWriter java, String head, String body) {
    java.blank().line("@Override").line("public " + head + " {").in().line(body).out().line("}");
  }
}
