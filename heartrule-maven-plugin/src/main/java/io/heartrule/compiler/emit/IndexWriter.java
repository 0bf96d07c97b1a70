package io.heartrule.compiler.emit;

import io.heartrule.compiler.analyse.machine.JavaType;
import io.heartrule.compiler.analyse.machine.LibraryIndex;
import io.heartrule.compiler.analyse.machine.LibraryIndex.RuleEntry;
import io.heartrule.compiler.analyse.machine.LibraryIndex.Skill;
import io.heartrule.compiler.analyse.machine.LibraryIndex.Var;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Writes what dependent projects need to know of a library; what is empty is left out. */
final class IndexWriter {
  private final StringBuilder out = new StringBuilder();

  private IndexWriter() {}

  static String write(LibraryIndex index) {
    IndexWriter writer = new IndexWriter();
    writer.out.append("{\"version\":1,\"library\":");
    MapEmitter.string(writer.out, index.library());
    writer.out.append(",\"boundary\":").append(index.boundary());
    writer.type("globals_class", index.globalVars());
    writer.names("globals_of", index.globalsOf());
    writer.names("sessions", index.sessions());
    writer.list("skills", index.skills(), writer::skill);
    writer.list("rules", index.rules(), writer::rule);
    writer.list("globals", index.globals(), writer::variable);
    return writer.out.append("}\n").toString();
  }

  private void skill(Skill skill) {
    name(skill.name());
    type("class", skill.type());
    type("vars", skill.vars());
    names("does", skill.doings().stream().map(does -> does.name().toLowerCase(Locale.ROOT)).toList());
    names("calls", skill.calls());
    names("opens", skill.opens());
    names("closes", skill.closes());
    names("uses", skill.uses());
    list("variables", skill.variables(), this::variable);
  }

  private void rule(RuleEntry rule) {
    name(rule.name());
    type("class", rule.type());
    type("vars", rule.vars());
    text("check_time", rule.check());
    text("timing", rule.timing());
    yes("critical", rule.critical());
    yes("replies", rule.replies());
    names("calls", rule.calls());
    names("uses", rule.uses());
    list("variables", rule.variables(), this::variable);
  }

  private void variable(Var variable) {
    name(variable.name());
    text("type", variable.type());
    type("class", variable.javaType());
    names("values", variable.values());
    list("fields", variable.fields(), this::variable);
    text("key", variable.key());
    text("define", variable.define());
    text("autoUpdate", variable.autoUpdate().equals("close") ? null : variable.autoUpdate());
    variable.marks().forEach(mark -> yes(mark.name().toLowerCase(Locale.ROOT), true));
  }

  private void name(String name) {
    MapEmitter.string(out.append("\"name\":"), name);
  }

  private void text(String key, String text) {
    if (text != null) {
      MapEmitter.string(out.append(",\"").append(key).append("\":"), text);
    }
  }

  private void type(String key, JavaType type) {
    text(key, type == null ? null : type.packageName() + ":" + type.name());
  }

  private void yes(String key, boolean is) {
    if (is) {
      out.append(",\"").append(key).append("\":true");
    }
  }

  private void names(String key, List<String> names) {
    if (!names.isEmpty()) {
      out.append(",\"").append(key).append("\":[");
      String separator = "";
      for (String name : names) {
        MapEmitter.string(out.append(separator), name);
        separator = ",";
      }
      out.append(']');
    }
  }

  private <T> void list(String key, List<T> items, Consumer<T> writer) {
    if (!items.isEmpty()) {
      out.append(",\n\"").append(key).append("\":[");
      String separator = "\n{";
      for (T item : items) {
        out.append(separator);
        writer.accept(item);
        out.append('}');
        separator = ",\n{";
      }
      out.append(']');
    }
  }
}
