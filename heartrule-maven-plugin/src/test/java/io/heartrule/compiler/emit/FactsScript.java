package io.heartrule.compiler.emit;

import io.heartrule.generated.Library;
import io.heartrule.generated.SessionKey;
import io.heartrule.model.ExpectedField;
import io.heartrule.model.ModelRequest;
import io.heartrule.model.Purpose;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A session whose variables are kept up to date at every level, with asks that collect them, topics in
 * between, a branch and a loop; a visitor who tells facts at random, {@code 年龄=30} and
 * {@code 家人:母亲/阿惠}; and a perfect reader, who finds the facts of what is new to a variable and no others.
 */
final class FactsScript {
  static final List<String> NUMBERS_AND_TEXTS = List.of("年龄", "近况", "备注", "这一段", "说法");

  private static final String SCRIPT = """
      settings:
        update_after_chars: 14
        update_batch: 3
        ask_rules: 9
        now_rules: 9
      declare:
      - var: 年龄
        type: integer
        define: 几岁
        autoUpdate: open
      - var: 家人
        define: 家里的人
        key: 角色
        autoUpdate: open
        fields:
        - get: 角色
          define: 是什么人
        - get: 称呼
          define: 怎么叫
        - get: 记录
          define: 记下的
      - var: 烦过
        type: boolean
        value: false
      rules:
      - rule: 插话
        check_time: now
        if: 来访者想插话
        call: 补问
        timing: before_ask
      - rule: 马上
        check_time: now
        if: 来访者马上要说
        call: 补问
        timing: now
      - rule: 又说家人
        check_time: ask
        if: 来访者又说家人
        call: 说家人
        timing: after_goal
      - rule: 停一下
        check_time: ask
        if: 来访者要停一下
        do:
        - auto_update: 近况
          to: pause
      - rule: 接着
        check_time: ask
        if: 来访者说接着
        do:
        - auto_update: 近况
          to: open
      - rule: 不记了
        check_time: ask
        if: 来访者说不记了
        do:
        - auto_update: 近况
          to: close
      - rule: 再记
        check_time: ask
        if: 来访者说再记
        do:
        - auto_update: 近况
          to: open
      - rule: 烦
        check_time: topic
        if: 来访者烦
        do:
        - set: 烦过
          value: true
      skills:
      - topic: 补问
        actions:
        - ai_ask: 问几岁
          exit: 说完
          output:
          - get: 年龄
            define: 几岁
      - topic: 说家人
        actions:
        - say: 你的家人：{家人}
      - topic: 逐个
        declare:
        - var: 谁
        - var: 说法
          define: 来访者的说法
          autoUpdate: open
        actions:
        - say: 说说{谁}
        - ai_ask: 问问他
          exit: 说完
        - ai_ask: 再问问他
          exit: 说完
      sessions:
      - session: 会谈
        declare:
        - var: 近况
          define: 近来怎样
          autoUpdate: open
        - var: 备注
          define: 别的
          autoUpdate: pause
        - var: 打算
          define: 打算做什么
        attentions:
        - open_rule: 插话
        - open_rule: 马上
        - open_rule: 又说家人
        - open_rule: 停一下
        - open_rule: 接着
        - open_rule: 不记了
        - open_rule: 再记
        - open_rule: 烦
        stages:
        - stage: 一
          declare:
          - var: 这一段
            define: 这一段谈到的
            autoUpdate: open
          steps:
          - scene: 咨询室
            ai: 小谷
            human: 来访者
          - topic: 甲
            actions:
            - ai_ask: 问甲
              exit: 说完
              output:
              - get: 年龄
                define: 几岁
            - ai_ask: 问打算
              exit: 说完
              output:
              - get: 打算
              - get: 近况
          - topic: 乙
            actions:
            - say: "{年龄}岁，{家人}，{近况}，{这一段}"
            - ai_ask: 随便说说
              exit: 说完
          - topic: 丙
            actions:
            - call: 逐个
              fromlist: 家人
              input:
              - set: 谁
                value: "{角色}"
              output:
              - set: 记录
                value: "{说法}"
            - ai_ask: 问这一段
              exit: 说完
              output:
              - get: 这一段
          - topic: 闲聊
            actions:
            - ai_ask: 闲聊一
              exit: 说完
            - ai_ask: 闲聊二
              exit: 说完
            - ai_ask: 闲聊三
              exit: 说完
            - ai_ask: 闲聊四
              exit: 说完
          - topic: 丁
            actions:
            - say: "{这一段}"
            - goto: 支
              return: here
            - auto_update: 备注
              to: open
            - ai_ask: 还有吗
              exit: 说完
        - stage: 支
          line: branch
          declare:
          - var: 支上
            define: 支上谈到的
            autoUpdate: open
          steps:
          - topic: 支谈
            actions:
            - ai_ask: 支上问
              exit: 说完
              output:
              - get: 近况
            - ai_ask: 支上再问
              exit: 说完
          - topic: 支结
            actions:
            - say: "{支上}，{近况}"
        - stage: 二
          steps:
          - topic: 戊
            actions:
            - ai_ask: 最后问
              exit: 说完
              output:
              - get: 备注
          - topic: 己
            actions:
            - say: "{年龄}岁，{家人}，{近况}，{备注}，{打算}"
      """;

  private FactsScript() {}

  static Library library(Path classes) {
    return Generated.from(SCRIPT).load(classes);
  }

  static SessionKey<Record> session(Library library) {
    return new SessionKey<>(library, "会谈");
  }

  // The visitor

  private static final String[] MOODS = {"想插话", "马上要说", "又说家人", "要停一下", "接着", "烦", "嗯", "慢慢来",
      "不记了", "再记", "对", "还好"};
  private static final String[] MEMBERS = {"母亲", "父亲", "舅舅", "姐姐"};

  /** What the visitor says next. */
  static String line(Random random) {
    StringBuilder line = new StringBuilder();
    for (int facts = random.nextInt(4); facts > 0; facts--) {
      int value = random.nextInt(1000);
      switch (random.nextInt(6)) {
        case 0 -> line.append("，年龄=").append(value);
        case 1 -> line.append("，近况=").append(value);
        case 2 -> line.append("，备注=").append(value);
        case 3 -> line.append("，这一段=").append(value).append("，支上=").append(value);
        case 4 -> line.append("，说法=").append(value);
        default -> line.append("，家人:").append(MEMBERS[random.nextInt(MEMBERS.length)]).append("/称").append(value);
      }
    }
    line.append('，').append(MOODS[random.nextInt(MOODS.length)]);
    return line.append(random.nextInt(3) == 0 ? "" : "，说完").substring(1);
  }

  // The reader

  /** What a perfect model answers; depends on nothing but the request. */
  static String answer(ModelRequest request) {
    String prompt = request.prompts().get(request.prompts().size() - 1).text();
    List<String> dialogue = dialogue(prompt);
    StringBuilder json = new StringBuilder("{");
    for (ExpectedField field : request.fields()) {
      json.append(json.length() == 1 ? "" : ",").append('"').append(field.name()).append("\":")
          .append(value(field, request, dialogue));
    }
    return json.append('}').toString();
  }

  private static String value(ExpectedField field, ModelRequest request, List<String> dialogue) {
    boolean turn = request.purpose() == Purpose.TURN;
    List<String> news = turn ? last(dialogue) : news(dialogue, field.name());
    if (field.kind() == ExpectedField.Kind.REPLY) {
      return "\"嗯，请说\"";
    } else if (field.name().equals("EXIT")) {
      return String.valueOf(String.join("，", news).contains("说完"));
    } else if (field.name().startsWith("rule_")) {
      return String.valueOf(fires(field.name().substring("rule_".length()), String.join("，", news)));
    } else if (field.kind() == ExpectedField.Kind.LIST) {
      List<String> records = new ArrayList<>();
      members(news).forEach((who, called) -> records.add("{\"角色\":\"" + who + "\",\"称呼\":\"" + called + "\"}"));
      return "[" + String.join(",", records) + "]";
    }
    return "\"" + last(news, field.name()) + "\"";
  }

  private static boolean fires(String rule, String news) {
    return switch (rule) {
      case "插话" -> news.contains("想插话");
      case "马上" -> news.contains("马上要说");
      case "又说家人" -> news.contains("又说家人");
      case "停一下" -> news.contains("要停一下");
      case "接着", "不记了", "再记", "烦" -> news.contains(rule);
      default -> throw new IllegalArgumentException(rule);
    };
  }

  /** The lines of the dialogue in a prompt. */
  static List<String> dialogue(String prompt) {
    int begin = Math.max(prompt.indexOf("最近对话：###"), prompt.indexOf("新对话过程：###"));
    int from = prompt.indexOf("###", begin) + "###".length();
    return prompt.substring(from, prompt.indexOf("###", from)).lines().filter(line -> !line.isEmpty()).toList();
  }

  /** What is new to a key: all, or what stands behind the mark that names it. */
  private static List<String> news(List<String> dialogue, String name) {
    int from = 0;
    for (int i = 0; i < dialogue.size(); i++) {
      if (dialogue.get(i).startsWith("（“") && dialogue.get(i).contains("“" + name + "”")) {
        from = i;
      }
    }
    return dialogue.subList(from, dialogue.size()).stream().filter(line -> line.startsWith("来访者：")).toList();
  }

  private static List<String> last(List<String> dialogue) {
    String last = dialogue.isEmpty() ? "" : dialogue.get(dialogue.size() - 1);
    return last.startsWith("来访者：") ? List.of(last) : List.of();
  }

  /** The last fact about a variable in some lines; {@code ""} if there is none. */
  static String last(List<String> lines, String name) {
    String found = "";
    for (String line : lines) {
      for (String fact : line.substring(line.indexOf('：') + 1).split("，")) {
        found = fact.startsWith(name + "=") ? fact.substring(name.length() + 1) : found;
      }
    }
    return found;
  }

  /** What the members of the family are called by some lines, in order. */
  static Map<String, String> members(List<String> lines) {
    Map<String, String> members = new LinkedHashMap<>();
    for (String line : lines) {
      for (String fact : line.substring(line.indexOf('：') + 1).split("，")) {
        if (fact.startsWith("家人:")) {
          members.put(fact.substring("家人:".length(), fact.indexOf('/')), fact.substring(fact.indexOf('/') + 1));
        }
      }
    }
    return members;
  }
}
