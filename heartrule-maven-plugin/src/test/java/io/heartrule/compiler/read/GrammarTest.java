package io.heartrule.compiler.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.AutoUpdate;
import io.heartrule.compiler.model.CheckTime;
import io.heartrule.compiler.model.Declared;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.ScopeLevel;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;
import io.heartrule.compiler.model.Step;
import io.heartrule.compiler.model.Text;
import io.heartrule.compiler.model.Timing;
import io.heartrule.compiler.model.Topic;
import io.heartrule.compiler.model.TypeName;
import io.heartrule.compiler.model.Value;
import io.heartrule.compiler.model.Variant;
import io.heartrule.compiler.model.Watch;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Everything that a script may hold, read into values. */
class GrammarTest {

  @Test
  void a_file_may_hold_everything_in_several_documents() {
    ReadScript read = ReadScript.of("""
        heartrule: 1
        settings:
          now_rules: 2
          use_brief: true
          unavailable_reply: 请稍等
        declare:
        - var: 称呼
          define: 来访者的称呼
        ---
        skills:
        - topic: 问候
          actions:
          - say: 你好
        ---
        rules:
        - rule: 着急
          if: always
          check_time: now
          reply: 慢慢来
        sessions:
        - session: 初访
          stages:
          - stage: 开始
            steps:
            - call: 问候
        """);
    assertThat(read.found()).isEmpty();
    assertThat(read.script().settings()).extracting(s -> s.name().text())
        .containsExactly("now_rules", "use_brief", "unavailable_reply");
    assertThat(((Value.OfNumber) read.script().settings().get(0).value()).value()).isEqualTo(BigDecimal.valueOf(2));
    assertThat(((Value.OfBool) read.script().settings().get(1).value()).value()).isTrue();
    assertThat(read.script().declares()).hasSize(1);
    assertThat(read.script().skills()).hasSize(1);
    assertThat(read.script().rules().get(0).always()).isTrue();
    assertThat(read.script().sessions().get(0).stages().get(0).steps().get(0)).isInstanceOf(Step.SkillStep.class);
  }

  @Test
  void declarations_with_all_their_keys() {
    ReadScript read = ReadScript.of("""
        declare:
        - var: 家人
          define: 提到的家人
          type: list
          key: 称呼
          autoUpdate: pause
          fields:
          - 角色
          - var: 称呼
            define: 怎样称呼
            type: text
        - var: 心情
          type: enum
          values: [好, 一般]
          value: 好
        - var: 次数
          value: 3
          auto: true
        - var: 热线
          value: 010
        - var: 完成
          value: false
        - var: 词
          value: [累, 烦]
        - var: 空
          value: null
        - var: 文字
          value: "3"
        """);
    assertThat(read.found()).containsExactly("18:3 HR102", "18:9 HR102");
    List<Declared> declares = read.script().declares();
    assertThat(declares.get(0).type().kind()).isEqualTo(TypeName.Kind.LIST);
    assertThat(declares.get(0).autoUpdate()).isEqualTo(AutoUpdate.PAUSE);
    assertThat(declares.get(0).fields()).extracting(f -> f.variable().text()).containsExactly("角色", "称呼");
    assertThat(declares.get(1).values()).extracting(Object::toString).containsExactly("好", "一般");
    assertThat(declares.get(2).autoUpdate()).isEqualTo(AutoUpdate.OPEN);
    assertThat(declares.get(2).autoUpdateName().span().text()).isEqualTo("true");
    assertThat(declares.get(2).value()).isInstanceOf(Value.OfNumber.class);
    assertThat(declares.get(3).value()).isInstanceOf(Value.OfText.class);
    assertThat(declares.get(4).value()).isInstanceOf(Value.OfBool.class);
    assertThat(((Value.OfList) declares.get(5).value()).elements()).hasSize(2);
    assertThat(declares.get(6).value()).isInstanceOf(Value.OfNull.class);
    assertThat(declares.get(7).value()).isInstanceOf(Value.OfText.class);
  }

  @Test
  void actions_with_all_their_keys() {
    ReadScript read = ReadScript.of("""
        skills:
        - topic: 家庭
          id: family
          weight: 50
          minutes: 8
          attentions:
          - open_rule: 着急
            scope: session
            cancel_when: 'visited("收尾") > 0'
          - close_rule: 沉默
          actions:
          - say: 你好，{称呼}
            id: hello
            condition: '{称呼} != null'
            minutes: 1
          - ai_ask: 家里有谁？
            exit: 说完了
            tolist: 家人
            max_turns: 5
            skip_if_known: true
            output:
            - get: 称呼
              define: 怎样称呼
            - set: 已问
              value: true
          - think: 想一想
            output:
            - get: 感受
              define: 感受
          - call: 了解
            timing: {after_stage: 收集}
            fromlist: 家人
            input:
            - set: 称呼
              value: "{称呼}"
            output:
            - set: 关系
              value: "{关系情况}"
          - set: 完成
            value: true
          - open_rule: 着急
            scope: global
          - close_rule: 着急
          - goto: 支线
            return: {after: 收集}
            max_times: 2
          - goto: 支线
          - stop: session
          - postpone: 问候
            to: {after: 家庭}
          - postpone: 问候
            to: end_of_stage
          - advance: 问候
          - cancel_topic: 问候
            where: '{称呼} == "妈妈"'
          - auto_update: 心情
            to: close
          - open_style: 温和
            cancel_when: '{完成} == true'
          - close_style:
          quick:
          - say: 你好
          detailed:
          - say: 你好啊
        """);
    assertThat(read.found()).isEmpty();
    Topic topic = read.script().skills().get(0);
    assertThat(topic.id().text()).isEqualTo("family");
    assertThat(topic.weight()).isEqualTo(50);
    assertThat(topic.attentions()).hasSize(2);
    assertThat(topic.actions(Variant.QUICK)).hasSize(1);
    assertThat(topic.actions(Variant.DETAILED)).hasSize(1);
    List<Action> actions = topic.actions();
    assertThat(actions).hasSize(17);
    Action.Say say = (Action.Say) actions.get(0);
    assertThat(say.common().head().text()).isEqualTo("say");
    assertThat(say.common().id().text()).isEqualTo("hello");
    assertThat(say.common().minutes()).isEqualTo(1);
    assertThat(say.common().condition()).isNotNull();
    Action.AiAsk ask = (Action.AiAsk) actions.get(1);
    assertThat(ask.maxTurns()).isEqualTo(5);
    assertThat(ask.skipIfKnown()).isTrue();
    assertThat(ask.output().gets()).hasSize(1);
    assertThat(ask.output().sets()).hasSize(1);
    Action.Call call = (Action.Call) actions.get(3);
    assertThat(call.timing().timing()).isInstanceOf(Timing.AfterStage.class);
    assertThat(call.input().get(0).value()).isInstanceOfSatisfying(Value.OfText.class,
        value -> assertThat(value.text().isSinglePlaceholder()).isTrue());
    assertThat(((Action.OpenRule) actions.get(5)).scope()).isEqualTo(ScopeLevel.GLOBAL);
    assertThat(((Action.Goto) actions.get(7)).back()).isInstanceOf(Action.Return.After.class);
    assertThat(((Action.Goto) actions.get(8)).back()).isEqualTo(Action.Return.To.HERE);
    assertThat(((Action.Postpone) actions.get(10)).to()).isInstanceOf(Timing.After.class);
    assertThat(((Action.Postpone) actions.get(11)).to()).isNull();
  }

  @Test
  void rules_with_all_their_keys() {
    ReadScript read = ReadScript.of("""
        rules:
        - rule: 危险
          id: danger
          critical: true
          once: true
          priority: 10
          check_time: now
          phrases: [不想活了, "活着没意思"]
          if: 来访者提到不想活
          condition: 'minutes_left() >= 0'
          call: [救助, 陪伴]
          timing: before_goal
          input:
          - set: 原话
            value: "{最新对话}"
          cancel_if: '{安全} == true'
          cancel_when: '{安全} == true'
          watch:
          - get: 原因
            define: 原因
          - add_counter: 次数
            define: 又提到一次
            in_a_row: true
            when: {chars: 200}
          - add_status: 状态
            define: 现在的状态
            values: [好, 不好]
          - add_log: 记录
            define: 每次提到
            check_time: topic
          do:
          - stop: ask
          - call: 收尾
            timing: next_session
          - defer_topic: 作业
          - weight: 作业
            to: 10
          - version: 作业
            to: detailed
          - avoid: 父母
            cancel_when: '{安全} == true'
          - add_counter: 提醒次数
        - rule: 矛盾
          check_time: {topics: 2}
          compare: [目标]
          call: 聊聊变化
        """);
    assertThat(read.found()).containsExactly("16:14 HR407", "24:5 HR102");
    Rule rule = read.script().rules().get(0);
    assertThat(rule.critical() && rule.once()).isTrue();
    assertThat(rule.priority()).isEqualTo(10);
    assertThat(rule.phrases()).extracting(Text::value).containsExactly("不想活了", "活着没意思");
    assertThat(rule.calls()).extracting(Object::toString).containsExactly("救助", "陪伴");
    assertThat(rule.cancelIfExpression()).isNotNull();
    assertThat(rule.watches()).extracting(Watch::kind)
        .containsExactly(Watch.Kind.GET, Watch.Kind.COUNTER, Watch.Kind.STATUS, Watch.Kind.LOG);
    assertThat(rule.watches().get(1).inARow()).isTrue();
    assertThat(rule.watches().get(1).checkTime()).isEqualTo(new CheckTime.EveryChars(200));
    assertThat(rule.effects()).hasSize(7);
    assertThat(read.script().rules().get(1).checkTime()).isEqualTo(new CheckTime.EveryTopics(2));
    assertThat(read.script().rules().get(1).ifText()).isNull();
  }

  @Test
  void sessions_with_all_their_keys() {
    ReadScript read = ReadScript.of("""
        sessions:
        - session: 初访
          id: first
          minutes: 50
          after_main: 闲聊
          settings: {max_turns: 8}
          declare:
          - var: 目标
            define: 目标
          attentions:
          - open_rule: 着急
          stages:
          - stage: 开始
            steps:
            - scene: 咨询室
              ai: 小谷
              human: 来访者
            - goal: 问候
              actions:
              - say: 你好
          - stage: 危机
            line: 支线
            steps:
            - call: 陪伴
        """);
    assertThat(read.found()).containsExactly("18:7 HR102", "22:11 HR102");
    Session session = read.script().sessions().get(0);
    assertThat(session.afterMain().text()).isEqualTo("闲聊");
    assertThat(session.settings()).hasSize(1);
    Stage stage = session.stages().get(0);
    assertThat(stage.topics()).hasSize(1);
    assertThat(((Step.Scene) stage.steps().get(0)).human().text()).isEqualTo("来访者");
    assertThat(stage.branch()).isFalse();
    assertThat(session.stages().get(1).branch()).isTrue();
  }

  @Test
  void names_are_trimmed_and_made_equal_but_keep_what_was_written() {
    ReadScript read = ReadScript.of("skills:\n- topic: \"  ＡＢ问候 \"\n  actions:\n  - say: 你好\n");
    assertThat(read.script().skills().get(0).name().text()).isEqualTo("AB问候");
    assertThat(read.script().skills().get(0).name().written()).isEqualTo("ＡＢ问候");
    assertThat(read.script().skills().get(0).name().span().column()).isEqualTo(13);
  }

  @Test
  void placeholders_know_their_place() {
    ReadScript read = ReadScript.of("skills:\n- topic: 问候\n  actions:\n  - say: \"你好，{ 家人.称呼 }！{%x%}\"\n");
    Text text = ((Action.Say) read.script().skills().get(0).actions().get(0)).text();
    assertThat(text.pieces()).hasSize(4);
    Text.Placeholder place = text.placeholders().get(0);
    assertThat(place.name() + "/" + place.field()).isEqualTo("家人/称呼");
    assertThat(place.span().text()).isEqualTo("{ 家人.称呼 }");
    assertThat(place.name().span().text()).isEqualTo("家人");
    assertThat(text.placeholders().get(1).name().text()).isEqualTo("%x%");
  }

  @Test
  void a_missing_dash_is_told_and_both_actions_are_read() {
    ReadScript read = ReadScript.of("""
        skills:
        - topic: 问候
          actions:
          - say: 你好
            ai_ask: 今天怎么样？
            exit: 说完了
        """);
    assertThat(read.found()).containsExactly("5:5 HR108");
    assertThat(read.script().skills().get(0).actions()).hasSize(2);
    assertThat(read.fixed().found()).isEmpty();
  }

  @Test
  void fixes_leave_nothing_to_say() {
    ReadScript read = ReadScript.of("""
        heartrule: 2
        skils:
        - Topic: 问候
          actoins:
          - say: 你好，｛称呼｝
            condition: '{次数} = 3 && !{完成}'
          - cal: 了解
            timing: Before_Topic
          - goto: 支线
            return: nxt
          declare:
          - var: 称呼
            auto: false
        rules:
        - rule: [着急]
          check_when: now
          if: 来访者着急
          call: 先让来访者慢慢说。
        """);
    assertThat(read.found()).doesNotContain("4:3 HR103");
    assertThat(read.diagnostics()).allSatisfy(d -> assertThat(d.fix()).as(d.toString()).isNotNull());
    assertThat(read.fixed().fixed().found()).isEmpty();
  }

  @Test
  void each_mistake_has_its_code() {
    says("settings:\n  now_rules: 两条\n", "2:14 HR106");
    says("settings:\n  max_turns: 0\n", "2:14 HR106");
    says("settings:\n  max_turns: １０\n", "2:14 HR106");
    says("settings: 很多\n", "1:11 HR107");
    says("skills:\n", "1:1 HR112");
    says("skills: []\n", "1:1 HR112");
    says("skills: 问候\n", "1:9 HR107");
    says("你好\n", "1:1 HR013");
    says("{}\n", "1:1 HR013");
    says("topic: 问候\nactions:\n- say: 你好\n", "1:1 HR013");
    says("actions:\n- say: 你好\n", "1:1 HR013");
    says("knowledge: []\n", "1:1 HR120");
    says("skills:\n- 问候\n", "2:3 HR107");
    says("skills:\n- topic: 问候\n", "2:10 HR103");
    says("skills:\n- actions:\n  - say: 你好\n", "2:3 HR103");
    says("declare:\n- define: 没有名字\n", "2:3 HR103");
    says("declare:\n- var: 心情\n  autoUpdate: 一直\n", "3:15 HR701");
    says("declare:\n- var: 心情\n  values: 好、坏\n", "3:11 HR107");
    says("declare:\n- var: 心情\n  type: text\n  Type: list\n", "4:3 HR105");
    says("declare:\n- var: 心\u200B情\n", "2:8 HR106");
    action("id: 1号\n    say: 你好", "4:9 HR106");
    action("say: ''", "4:10 HR019");
    action("say: 你好\n    exit: 好", "5:5 HR110");
    action("say: 你好\n    fromlist: 家人", "5:5 HR116");
    action("say: 你好\n    颜色: 红", "5:5 HR101");
    action("say: [你好, 大家]", "4:10 HR107");
    action("say:\n      文字: 你好", "5:7 HR107");
    action("scene: 咨询室", "4:5 HR110");
    action("add_counter: 次数", "4:5 HR110");
    action("condition: 'true'", "4:5 HR108");
    action("你好", "4:5 HR107");
    action("stop: ask", "4:11 HR110");
    action("stop: 现在", "4:11 HR106");
    action("set: 完成", "4:5 HR113");
    action("think: 想", "4:12 HR103");
    action("think: 想\n    output: []", "5:5 HR112");
    action("think: 想\n    output:\n    - get: 甲\n      define: 甲\n      value: 1", "8:7 HR113");
    action("ai_ask: 问\n    tolist: 家人\n    output:\n    - set: 甲\n      value: 1", "5:5 HR116");
    action("call: 问候\n    input:\n    - get: 甲\n      define: 甲", "6:7 HR117");
    action("call: 请先和来访者打招呼。", "4:11 HR115");
    action("call: 问候\n    sync: true", "5:5 HR120");
    action("say: 好\n    condition: 来访者同意", "5:16 HR406");
    action("say: 好\n    condition: '{甲} == 1 or {乙} == 2 and {丙} == 3'", "5:25 HR403");
    action("close_style: 温和", "4:18 HR106");
    action("postpone: 问候", "4:15 HR103");
    action("call: 问候\n    timing: {before: 甲, after: 乙}", "5:13 HR106");
    action("say: 他说“好", "4:12 HR014");
    action("say: 你好{称呼", "4:12 HR014");
    rule("phrases: [累]", "6:3 HR110");
    rule("attentions: []", "6:3 HR110");
    rule("do:\n  - say: 你好", "7:5 HR110");
    rule("watch:\n  - add_counter: 次数", "7:18 HR103");
    rule("call: 问候\n  once: 也许", "7:9 HR106");
    says("rules:\n- rule: 甲\n  if: 累了\n  reply: 好\n", "2:9 HR103 info");
    says("rules:\n- rule: 甲\n  check_time: now\n  reply: 好\n", "2:9 HR103");
    says("rules:\n- rule: 甲\n  if_ask: 累了\n  check_time: ask\n  reply: 好\n", "3:3 HR102", "4:3 HR105");
  }

  @Test
  void invisible_characters_are_shown_without_them() {
    Diagnostic hidden = ReadScript.of("declare:\n- var: 心\u202E情\n").only(Code.HR106);
    assertThat(hidden.arguments()).containsExactly("心情");
    assertThat(hidden.fix().replacement()).isEqualTo("心情");
  }

  private static void says(String text, String... found) {
    assertThat(ReadScript.of(text).found()).as(text).containsExactly(found);
  }

  private static void action(String action, String... found) {
    says("skills:\n- topic: 问候\n  actions:\n  - " + action + "\n", found);
  }

  private static void rule(String more, String... found) {
    says("rules:\n- rule: 甲\n  check_time: now\n  if: 累了\n  reply: 好\n  " + more + "\n", found);
  }
}
