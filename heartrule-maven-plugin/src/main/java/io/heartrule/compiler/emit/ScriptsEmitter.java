package io.heartrule.compiler.emit;

import io.heartrule.compiler.analyse.machine.JavaType;
import io.heartrule.compiler.analyse.machine.LibraryMachine;
import io.heartrule.compiler.write.GeneratedFile;
import java.util.ArrayList;
import java.util.List;

/** Writes the entry point: constants for apps, and every part by name. */
final class ScriptsEmitter {
  /** More topics than this are looked up in several classes. */
  private static final int CHUNK = 500;

  private final LibraryMachine library;
  private final JavaWriter java;
  private final String name;

  private ScriptsEmitter(LibraryMachine library) {
    this.library = library;
    this.java = new JavaWriter(library.type());
    this.name = library.type().name();
  }

  static List<GeneratedFile> emit(LibraryMachine library, String fingerprint) {
    List<GeneratedFile> files = new ArrayList<>();
    files.add(Emitter.java(library.type(), new ScriptsEmitter(library).write(fingerprint)));
    int parts = parts(library);
    for (int i = 0; i < parts && parts > 1; i++) {
      int part = i;
      JavaType type = part(library, i);
      JavaWriter java = new JavaWriter(type);
      java.doc("Some of the topics by id; {@link " + library.type().name() + "} knows which.");
      java.line("@" + java.runtime("HeartRuleGenerated")).line("final class " + type.name() + " {").in();
      java.line("private " + type.name() + "() {}").blank();
      lookup(java, "static " + java.runtime("Topic") + "<?> topic(String id)", library.topics().stream()
          .filter(t -> Math.floorMod(t.id().hashCode(), parts) == part).toList());
      java.out().line("}");
      files.add(Emitter.java(type, java.file("all scripts")));
    }
    return files;
  }

  private static int parts(LibraryMachine library) {
    return (library.topics().size() + CHUNK - 1) / CHUNK;
  }

  private static JavaType part(LibraryMachine library, int index) {
    return new JavaType(library.type().packageName(), library.type().name() + "Part" + (index + 1));
  }

  private String write(String fingerprint) {
    String type = java.runtime("Library");
    java.doc("All sessions and skills of this project, and everything else by name.");
    java.line("@" + java.runtime("HeartRuleGenerated"));
    java.line("public final class " + name + " implements " + type + " {").in();
    java.line("public static final " + type + " LIBRARY = new " + name + "();");
    library.sessions().forEach(entry -> constant(entry, "会谈 ", "SessionKey"));
    library.skills().forEach(entry -> constant(entry, "技能 ", "SkillKey"));
    java.blank().doc("For the ServiceLoader; use {@link #LIBRARY}.");
    java.line("public " + name + "() {}");
    fact("String name()", Literals.string(library.name()));
    fact("int boundary()", String.valueOf(library.index().boundary()));
    fact("String fingerprint()", Literals.string(fingerprint));
    names("sessions", library.sessions());
    names("skills", library.skills());
    java.blank().line("@Override");
    lookup(java, "public " + java.runtime("Session") + "<?, ?> session(String id)", library.sessions());
    java.blank().line("@Override");
    topics();
    fact(java.runtime("RuleBook") + " rules()", rules());
    fact(java.runtime("Part") + "<? extends " + java.runtime("Variables") + "> globals()",
        java.type(library.globals()) + ".GLOBALS");
    if (library.settings().isEmpty()) {
      JavaType map = new JavaType("java.util", "Map");
      fact(java.type(map.of(JavaType.STRING, JavaType.STRING)) + " settings()", java.type(map) + ".of()");
    } else {
      SessionEmitter.settings(java, library.settings());
    }
    java.out().line("}");
    return java.file("all scripts");
  }

  private void constant(LibraryMachine.Entry entry, String kind, String key) {
    java.blank().doc(kind + Comments.name(entry.id()) + " · " + Comments.place(entry.place()));
    java.line("public static final " + java.type(JavaType.runtime(key).of(entry.variables())) + " " + entry.constant()
        + " =").line("    new " + java.runtime(key) + "<>(LIBRARY, " + Literals.string(entry.id()) + ");");
  }

  private void fact(String head, String value) {
    java.blank().line("@Override public " + head + " { return " + value + "; }");
  }

  private void names(String method, List<LibraryMachine.Entry> entries) {
    List<PartWriter.Entry> list = entries.stream()
        .map(e -> new PartWriter.Entry(Literals.string(e.id()), e.place())).toList();
    String head = java.type(JavaType.listOf(JavaType.STRING)) + " " + method + "()";
    if (list.isEmpty()) {
      fact(head, java.type(JavaType.LIST) + ".of()");
    } else {
      new PartWriter(java).listMethod(head, list);
    }
  }

  private String rules() {
    String own = java.type(library.rules()) + ".RULES";
    if (library.imported().isEmpty()) {
      return own;
    }
    StringBuilder out = new StringBuilder(java.runtime("JoinedRules")).append(".of(").append(own);
    for (JavaType scripts : library.imported()) {
      // Of the same simple name as this class.
      out.append(", ").append(scripts.packageName()).append('.').append(scripts.name()).append(".LIBRARY.rules()");
    }
    return out.append(')').toString();
  }

  private static void lookup(JavaWriter java, String head, List<LibraryMachine.Entry> entries) {
    java.line(head + " {").in();
    java.line("switch (id) {").in();
    for (LibraryMachine.Entry entry : entries) {
      java.line("case " + Literals.string(entry.id()) + ": return " + java.type(entry.type()) + "."
          + entry.instance() + ";");
    }
    java.line("default: throw new IllegalArgumentException(id);").out().line("}").out().line("}");
  }

  private void topics() {
    String head = "public " + java.runtime("Topic") + "<?> topic(String id)";
    int parts = parts(library);
    if (parts <= 1) {
      lookup(java, head, library.topics());
      return;
    }
    java.line(head + " {").in().line("switch (Math.floorMod(id.hashCode(), " + parts + ")) {").in();
    for (int i = 1; i < parts; i++) {
      java.line("case " + i + ": return " + part(library, i).name() + ".topic(id);");
    }
    java.line("default: return " + part(library, 0).name() + ".topic(id);").out().line("}").out().line("}");
  }
}
