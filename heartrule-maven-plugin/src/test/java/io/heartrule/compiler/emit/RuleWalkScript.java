package io.heartrule.compiler.emit;

import io.heartrule.compiler.emit.PlainRules.Kind;
import io.heartrule.compiler.emit.PlainRules.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * A script in which everything happens that can happen to a rule, and what it says about rules, for
 * {@link PlainRules}. Which of the actions of a round are carried out is for the model to choose.
 */
final class RuleWalkScript {
  static final int RULES = 6;
  /** Fires and opens and closes others. */
  static final String DOER = "做规";
  /** Calls a topic on top of the ask. */
  static final String ABOVE = "插规";
  /** Calls a topic that freezes the present one. */
  static final String INSTEAD = "断规";

  /** What scopes do when they are entered, by their ids. */
  final Map<String, List<Statement>> attentions = new LinkedHashMap<>();
  /** The actions behind an ask, by {@code topic ai_ask#n}, with the words that choose them. */
  final Map<String, Map<String, Statement>> rounds = new LinkedHashMap<>();
  /** What follows the actions of a round: the words for a call, a jump, an early end. */
  final Map<String, List<String>> ways = new LinkedHashMap<>();
  final Map<String, Statement> effects = new LinkedHashMap<>();

  private final StringBuilder yaml = new StringBuilder();
  private final Random random;

  RuleWalkScript(long seed) {
    this.random = new Random(seed);
  }

  static String rule(int i) {
    return "规" + i;
  }

  static String counter(String rule) {
    return rule + "次数";
  }

  String write() {
    declare();
    yaml.append("sessions:\n- session: 会谈\n");
    attentions("  ", "会谈", open(0), new Statement(true, rule(1), Kind.GLOBAL, false), open(DOER), open(ABOVE),
        open(INSTEAD), open(5));
    yaml.append("  stages:\n");
    stage("甲段", false, open(0), close(5), new Statement(true, rule(2), null, true));
    topic("会谈/甲段/一", 3, List.of("叫", "去", "停"), open(2), new Statement(true, rule(3), Kind.STAGE, false));
    topic("会谈/甲段/二", 2, List.of("叫", "去"), close(0), open(DOER), open(1));
    stage("乙段", false, close(0), new Statement(true, rule(4), Kind.SESSION, true));
    topic("会谈/乙段/三", 3, List.of("叫", "去", "停"), open(5), close(1));
    stage("支段", true, open(3), close(4));
    topic("会谈/支段/四", 2, List.of("叫", "停"), new Statement(true, rule(4), null, true), open(DOER));
    yaml.append("skills:\n");
    topic("被叫", 2, List.of(), open(4), close(2));
    topic("插入", 2, List.of(), open(5), new Statement(true, rule(0), Kind.SESSION, true));
    topic("打断", 2, List.of("停"), close(3), open(1));
    rules();
    return yaml.toString();
  }

  private static Statement open(int rule) {
    return open(rule(rule));
  }

  private static Statement open(String rule) {
    return new Statement(true, rule, null, false);
  }

  private static Statement close(int rule) {
    return new Statement(false, rule(rule), null, false);
  }

  private void declare() {
    yaml.append("declare:\n");
    for (String name : List.of("命令", "做法")) {
      yaml.append("- var: ").append(name).append("\n  define: 要做的事\n");
    }
    yaml.append("- var: 断开\n  define: 断开\n  type: boolean\n");
    for (int i = 0; i < RULES; i++) {
      yaml.append("- var: 结束").append(i).append("\n  define: 结束").append(i).append("\n  type: boolean\n");
    }
  }

  private void attentions(String indent, String id, Statement... statements) {
    attentions.put(id, List.of(statements));
    yaml.append(indent).append("attentions:\n");
    for (Statement statement : statements) {
      statement(indent, statement, null);
    }
  }

  private void statement(String indent, Statement statement, String condition) {
    yaml.append(indent).append(statement.opens() ? "- open_rule: " : "- close_rule: ").append(statement.rule())
        .append('\n');
    if (statement.wider() != null) {
      yaml.append(indent).append("  scope: ").append(statement.wider().name().toLowerCase(Locale.ROOT)).append('\n');
    }
    if (statement.cancellable()) {
      yaml.append(indent).append("  cancel_when: '{断开} == true'\n");
    }
    if (condition != null) {
      yaml.append(indent).append("  condition: '").append(condition).append("'\n");
    }
  }

  private void stage(String name, boolean branch, Statement... statements) {
    yaml.append("  - stage: ").append(name).append('\n').append(branch ? "    line: branch\n" : "");
    attentions("    ", "会谈/" + name, statements);
    yaml.append("    steps:\n    - scene: 咨询室\n      ai: 谷\n      human: 客\n");
  }

  private void topic(String id, int asks, List<String> after, Statement... statements) {
    boolean skill = id.indexOf('/') < 0;
    String indent = skill ? "  " : "      ";
    yaml.append(skill ? "- topic: " : "    - topic: ").append(id.substring(id.lastIndexOf('/') + 1)).append('\n');
    attentions(indent, id, statements);
    yaml.append(indent).append("actions:\n");
    for (int ask = 1; ask <= asks; ask++) {
      String mark = id.substring(id.lastIndexOf('/') + 1) + ask;
      yaml.append(indent).append("- ai_ask: 问\n").append(indent).append("  exit: 说了\n").append(indent)
          .append("  output:\n");
      for (String name : names()) {
        yaml.append(indent).append("  - get: ").append(name).append('\n');
      }
      Map<String, Statement> round = new LinkedHashMap<>();
      for (int i = 0; i < 12; i++) {
        Statement statement = any(true);
        String word = mark + "令" + i + "。";
        round.put(word, statement);
        statement(indent, statement, "contains({命令}, \"" + word + "\")");
      }
      rounds.put(id + " ai_ask#" + ask, round);
      ways.put(id + " ai_ask#" + ask, after.stream().map(way -> mark + way + "。").toList());
      for (String way : after) {
        yaml.append(indent).append(way.equals("叫") ? "- call: 被叫\n" : way.equals("去")
            ? "- goto: 支段\n" + indent + "  return: here\n" : "- stop: topic\n");
        yaml.append(indent).append("  condition: 'contains({命令}, \"").append(mark).append(way).append("。\")'\n");
      }
    }
  }

  /** What each extraction collects. */
  static List<String> names() {
    List<String> names = new ArrayList<>(List.of("命令", "做法", "断开"));
    for (int i = 0; i < RULES; i++) {
      names.add("结束" + i);
    }
    return names;
  }

  private Statement any(boolean action) {
    boolean opens = random.nextInt(5) < 3;
    int scope = random.nextInt(6);
    Kind wider = scope == 0 ? Kind.STAGE : scope == 1 ? Kind.SESSION : scope == 2 ? Kind.GLOBAL
        : scope == 3 && action ? Kind.TOPIC : null;
    return new Statement(opens, rule(random.nextInt(RULES)), wider, opens && random.nextInt(4) == 0);
  }

  private void rules() {
    yaml.append("rules:\n");
    for (int i = 0; i < RULES; i++) {
      yaml.append("- rule: ").append(rule(i)).append("\n  check_time: now\n  watch:\n  - add_counter: ")
          .append(counter(rule(i))).append("\n    define: 出现一次\n  if: 出现\n  reply: 回应\n  cancel_if: 不用了\n")
          .append("  cancel_when: '{结束").append(i).append("} == true'\n");
    }
    yaml.append("- rule: ").append(DOER).append("\n  check_time: now\n  if: 要做\n  do:\n");
    for (int i = 0; i < 16; i++) {
      Statement statement = any(false);
      String word = "做" + i + "。";
      effects.put(word, statement);
      statement("  ", statement, "contains({做法}, \"" + word + "\")");
    }
    yaml.append("- rule: ").append(ABOVE)
        .append("\n  check_time: now\n  if: 要插\n  call: 插入\n  timing: before_ask\n")
        .append("- rule: ").append(INSTEAD)
        .append("\n  check_time: now\n  if: 要断\n  call: 打断\n  timing: now\n");
  }
}
