package io.heartrule.compiler.lastuse;

import io.heartrule.compiler.lastuse.Script.Action;
import io.heartrule.compiler.lastuse.Script.Rule;
import io.heartrule.compiler.lastuse.Script.Session;
import io.heartrule.compiler.lastuse.Script.Stage;
import io.heartrule.compiler.lastuse.Script.Topic;
import io.heartrule.compiler.lastuse.Script.Var;
import io.heartrule.compiler.lastuse.Script.Visit;
import java.util.List;
import java.util.Map;

/** Writes a script as YAML. */
final class ScriptText {
  private final StringBuilder out = new StringBuilder();

  static String of(Script script) {
    ScriptText text = new ScriptText();
    text.write(script);
    return text.out.toString();
  }

  private void line(int indent, String line) {
    out.append("  ".repeat(indent)).append(line).append('\n');
  }

  private void block(int indent, String yaml) {
    yaml.lines().forEach(line -> line(indent, line));
  }

  private void write(Script script) {
    declare(0, script.globals);
    if (!script.rules.isEmpty()) {
      line(0, "rules:");
      script.rules.forEach(rule -> block(0, rule.yaml()));
    }
    if (!script.skills.isEmpty()) {
      line(0, "skills:");
      script.skills.forEach(skill -> topic(0, skill));
    }
    line(0, "sessions:");
    script.sessions.forEach(this::session);
  }

  private void session(Session session) {
    line(0, "- session: " + session.name);
    declare(1, session.vars);
    attentions(1, session.opens, session.closes);
    if (session.afterMain != null) {
      line(1, "after_main: " + session.afterMain.topic.name);
    }
    line(1, "stages:");
    for (Stage stage : session.stages) {
      line(1, "- stage: " + stage.name);
      if (stage.branch) {
        line(2, "line: branch");
      }
      declare(2, stage.vars);
      attentions(2, stage.opens, stage.closes);
      line(2, "steps:");
      block(2, "- scene: 室\n  ai: 谷\n  human: 客");
      for (Visit visit : stage.visits) {
        if (visit.isSkill()) {
          block(2, visit.yaml);
        } else {
          topic(2, visit.topic);
        }
      }
    }
  }

  private void topic(int indent, Topic topic) {
    line(indent, "- topic: " + topic.name);
    if (topic.weight != 100) {
      line(indent + 1, "weight: " + topic.weight);
    }
    declare(indent + 1, topic.vars);
    attentions(indent + 1, topic.opens, topic.closes);
    for (Map.Entry<String, List<Action>> form : topic.forms.entrySet()) {
      line(indent + 1, form.getKey() + ":");
      form.getValue().forEach(action -> block(indent + 1, action.yaml()));
    }
  }

  private void declare(int indent, List<Var> vars) {
    if (vars.isEmpty()) {
      return;
    }
    line(indent, "declare:");
    for (Var var : vars) {
      line(indent, "- var: " + var.name());
      line(indent + 1, "define: 关于" + var.name());
      if (var.list()) {
        block(indent + 1, "type: list\nkey: 名\nfields:\n- get: 名\n  define: 名字\n- get: 话\n  define: 说了什么");
      } else {
        line(indent + 1, "value: 无");
      }
      if (var.isAuto()) {
        line(indent + 1, "autoUpdate: " + var.auto());
      }
    }
  }

  private void attentions(int indent, List<Rule> opens, List<Rule> closes) {
    if (opens.isEmpty() && closes.isEmpty()) {
      return;
    }
    line(indent, "attentions:");
    opens.forEach(rule -> line(indent, "- open_rule: " + rule.name()));
    closes.forEach(rule -> line(indent, "- close_rule: " + rule.name()));
  }
}
