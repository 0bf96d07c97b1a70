package io.heartrule.compiler.analyse;

import io.heartrule.compiler.analyse.machine.LibraryIndex;
import io.heartrule.compiler.analyse.machine.LibraryIndex.Doing;
import io.heartrule.compiler.analyse.machine.LibraryIndex.RuleEntry;
import io.heartrule.compiler.analyse.machine.LibraryIndex.Skill;
import io.heartrule.compiler.analyse.machine.LibraryIndex.Var;
import java.util.List;

/**
 * A dependency's index as a script: what its skills and rules do, without how. Read like any other, it
 * gives names, calls, rules and asks their places in the analysis; types come from the index itself.
 * Nothing is generated from it, and nothing in it is reported.
 */
public final class ImportedScript {
  private final StringBuilder out = new StringBuilder();

  private ImportedScript() {}

  public static String of(LibraryIndex index) {
    ImportedScript script = new ImportedScript();
    script.declare("", index.globals());
    if (!index.skills().isEmpty()) {
      script.line("skills:");
      index.skills().forEach(script::skill);
    }
    if (!index.rules().isEmpty()) {
      script.line("rules:");
      index.rules().forEach(script::rule);
    }
    return script.out.toString();
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private void declare(String indent, List<Var> variables) {
    if (variables.isEmpty()) {
      return;
    }
    line(indent + "declare:");
    for (Var variable : variables) {
      line(indent + "- var: " + quoted(variable.name()));
      if (variable.define() != null) {
        line(indent + "  define: " + quoted(variable.define()));
      }
      line(indent + "  autoUpdate: " + variable.autoUpdate());
      if (variable.key() != null) {
        line(indent + "  key: " + quoted(variable.key()));
      }
      if (!variable.fields().isEmpty()) {
        line(indent + "  fields:");
        for (Var field : variable.fields()) {
          line(indent + "  - var: " + quoted(field.name()));
          if (field.define() != null) {
            line(indent + "    define: " + quoted(field.define()));
          }
        }
      }
    }
  }

  private void skill(Skill skill) {
    line("- topic: " + quoted(skill.name()));
    declare("  ", skill.variables());
    attentions(skill);
    line("  actions:");
    boolean says = skill.doings().contains(Doing.SAYS_FIRST);
    boolean ends = skill.doings().contains(Doing.ENDS_SESSION);
    boolean asks = skill.doings().contains(Doing.ASKS);
    if (says || !ends && !asks && skill.calls().isEmpty()) {
      line("  - say: .");
    }
    skill.uses().forEach(use -> line("  - say: " + quoted("{" + use + "}")));
    skill.closes().forEach(rule -> line("  - close_rule: " + quoted(rule)));
    boolean asksLast = skill.doings().contains(Doing.ENDS_ASKING);
    if (asks && !asksLast) {
      line("  - ai_ask: .");
    }
    skill.calls().forEach(called -> line("  - call: " + quoted(called)));
    if (asksLast) {
      line("  - ai_ask: .");
    }
    if (ends) {
      line("  - stop: session");
    }
  }

  private void attentions(Skill skill) {
    if (!skill.opens().isEmpty()) {
      line("  attentions:");
      skill.opens().forEach(rule -> line("  - open_rule: " + quoted(rule)));
    }
  }

  private void rule(RuleEntry rule) {
    line("- rule: " + quoted(rule.name()));
    line("  check_time: " + rule.check());
    StringBuilder condition = new StringBuilder(".");
    rule.uses().forEach(use -> condition.append('{').append(use).append('}'));
    line("  if: " + quoted(condition.toString()));
    if (rule.critical()) {
      line("  critical: true");
    }
    if (rule.replies()) {
      line("  reply: .");
    } else if (!rule.calls().isEmpty()) {
      line("  call:");
      rule.calls().forEach(called -> line("  - " + quoted(called)));
      if (rule.timing() != null) {
        line("  timing: " + rule.timing());
      }
    }
    if (!rule.variables().isEmpty()) {
      line("  watch:");
      for (Var variable : rule.variables()) {
        line("  - get: " + quoted(variable.name()));
      }
    }
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c == '\n') {
        quoted.append("\\n");
      } else if (c < ' ') {
        quoted.append(' ');
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
