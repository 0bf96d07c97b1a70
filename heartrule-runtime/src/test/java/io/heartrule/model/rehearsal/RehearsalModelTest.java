package io.heartrule.model.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.heartrule.model.ExpectedField;
import io.heartrule.model.ExpectedField.Kind;
import io.heartrule.model.ModelException;
import io.heartrule.model.ModelException.Reason;
import io.heartrule.model.ModelRequest;
import io.heartrule.model.Purpose;
import java.util.List;
import org.junit.jupiter.api.Test;

class RehearsalModelTest {
  private static final ModelRequest TURN = request(Purpose.TURN, "first_day.yaml:42 aiAsk1",
      ExpectedField.of("rule_识别自杀风险", Kind.FLAG), ExpectedField.of("EXIT", Kind.FLAG),
      ExpectedField.of("心谷向导", Kind.REPLY), ExpectedField.of("BRIEF", Kind.TEXT));
  private static final ModelRequest EXTRACT = request(Purpose.EXTRACT, "first_day.yaml:42 aiAsk1",
      ExpectedField.of("名字", Kind.TEXT), ExpectedField.of("年龄", Kind.NUMBER),
      new ExpectedField("作业", Kind.STATUS, List.of("完成", "未完成"), List.of()),
      new ExpectedField("家人", Kind.LIST, List.of(), List.of(ExpectedField.of("称呼", Kind.TEXT))));

  private static ModelRequest request(Purpose purpose, String position, ExpectedField... fields) {
    return new ModelRequest(purpose, position, List.of(), List.of(fields));
  }

  private static String ask(RehearsalModel model, ModelRequest request) {
    return model.answer(request, null).text();
  }

  private static Cassette cassette(String... lines) {
    return Cassette.parse("talk.jsonl", String.join("\n", lines));
  }

  private static String line(String purpose, String position, String answer) {
    return "{\"purpose\":\"" + purpose + "\",\"position\":\"" + position + "\",\"answer\":" + answer + "}";
  }

  @Test
  void aPlaceholderFitsTheFieldsAndDecidesNothing() {
    RehearsalModel model = RehearsalModel.placeholders();

    assertThat(ask(model, TURN)).isEqualTo("{\"rule_识别自杀风险\":false,\"EXIT\":false,"
        + "\"心谷向导\":\"［排练］这里由模型作答（first_day.yaml:42 aiAsk1）\",\"BRIEF\":\"［排练］\"}");
    assertThat(ask(model, EXTRACT)).isEqualTo("{\"名字\":\"［排练］名字\",\"年龄\":0,\"作业\":\"\","
        + "\"家人\":[{\"称呼\":\"［排练］称呼\"}]}");
  }

  @Test
  void withoutFieldsAPlaceholderIsPlainText() {
    assertThat(ask(RehearsalModel.placeholders(), request(Purpose.THINK, "a.yaml:3 aiThink1")))
        .isEqualTo("［排练］这里由模型作答（a.yaml:3 aiThink1）");
  }

  @Test
  void anAskEndsAfterItsTurnsSoThatADemoEnds() {
    RehearsalModel model = RehearsalModel.placeholders().exitAfter(2);

    assertThat(ask(model, TURN)).contains("\"EXIT\":false");
    assertThat(ask(model, TURN)).contains("\"EXIT\":false");
    assertThat(ask(model, TURN)).contains("\"EXIT\":true").contains("\"rule_识别自杀风险\":false");
    assertThat(ask(model, TURN)).as("the ask is entered again").contains("\"EXIT\":false");
    assertThat(ask(RehearsalModel.placeholders().exitAfter(0), TURN)).contains("\"EXIT\":true");
  }

  @Test
  void aCassetteAnswersByPlaceAndPurposeInItsOrder() {
    RehearsalModel model = RehearsalModel.from(cassette(
        line("turn", "first_day.yaml:42 aiAsk1", "{\"EXIT\":false,\"心谷向导\":\"一\"}"),
        line("extract", "first_day.yaml:42 aiAsk1", "{\"名字\":\"小林\"}"),
        line("turn", "first_day.yaml:42 aiAsk1", "{\"EXIT\":true,\"心谷向导\":\"二\"}")));

    assertThat(ask(model, EXTRACT)).isEqualTo("{\"名字\":\"小林\"}");
    assertThat(ask(model, TURN)).contains("一");
    assertThat(model.unplayed()).hasSize(1);
    assertThat(ask(model, TURN)).contains("二");
    assertThat(model.unplayed()).isEmpty();
    assertThat(ask(model, TURN)).as("the cassette is at its end").contains("［排练］");
  }

  @Test
  void aCassetteSurvivesLinesInsertedAbove() {
    RehearsalModel model = RehearsalModel.replay(cassette(line("turn", "first_day.yaml:17 aiAsk1", "{\"EXIT\":true}")));

    assertThat(ask(model, TURN)).isEqualTo("{\"EXIT\":true}");
  }

  @Test
  void aPersonIsAskedWhereTheCassetteHoldsNothing() {
    RehearsalModel model = RehearsalModel.from(cassette(line("turn", "first_day.yaml:42 aiAsk1", "{\"EXIT\":false}")))
        .with(request -> "EXIT：是\n好的，\n再见");

    assertThat(ask(model, TURN)).isEqualTo("{\"EXIT\":false}");
    assertThat(ask(model, TURN))
        .isEqualTo("{\"rule_识别自杀风险\":false,\"EXIT\":true,\"心谷向导\":\"好的，\\n再见\"}");
  }

  @Test
  void aPersonMayAnswerFieldsOrJsonOrNothing() {
    assertThat(ask(RehearsalModel.placeholders().with(request -> "年龄: 17\n名字: 小林\n家人: [{\"称呼\":\"阿惠\"}]"), EXTRACT))
        .isEqualTo("{\"年龄\":17,\"名字\":\"小林\",\"家人\":[{\"称呼\":\"阿惠\"}]}");
    assertThat(ask(RehearsalModel.placeholders().with(request -> " {\"名字\":\"小林\"} "), EXTRACT))
        .isEqualTo("{\"名字\":\"小林\"}");
    assertThat(ask(RehearsalModel.placeholders().with(request -> null), EXTRACT)).contains("［排练］名字");
    assertThat(ask(RehearsalModel.placeholders().with(request -> "是的"),
        request(Purpose.CHECK, "rules.yaml:3 r", ExpectedField.of("rule_x", Kind.FLAG))))
        .isEqualTo("{\"rule_x\":false}");
    assertThat(ask(RehearsalModel.placeholders().with(request -> "是"),
        request(Purpose.CHECK, "rules.yaml:3 r", ExpectedField.of("rule_x", Kind.FLAG))))
        .isEqualTo("{\"rule_x\":true}");
  }

  @Test
  void replayReportsACallThatWasNotRecorded() {
    RehearsalModel model = RehearsalModel.replay(cassette(
        line("extract", "first_day.yaml:42 aiAsk1", "{}"), line("turn", "b.yaml:9 aiAsk1", "{}")));

    assertThatExceptionOfType(CassetteMismatchException.class).isThrownBy(() -> ask(model, TURN)).withMessage(
        "talk.jsonl: the conversation asks for turn at first_day.yaml:42 aiAsk1, time 1; the cassette holds none for "
            + "it. It holds for the same place: extract. Its next answer not yet played: extract at "
            + "first_day.yaml:42 aiAsk1. Record the cassette anew if the script has changed.");
  }

  @Test
  void replayReportsACallTooMany() {
    RehearsalModel model = RehearsalModel.replay(cassette(line("turn", "first_day.yaml:42 aiAsk1", "{}")));
    ask(model, TURN);

    assertThatExceptionOfType(CassetteMismatchException.class).isThrownBy(() -> ask(model, TURN))
        .withMessageContaining("time 2; the cassette holds 1 only for it. All its answers are played.");
  }

  @Test
  void replayReportsOtherFields() {
    String recorded = "{\"purpose\":\"turn\",\"position\":\"first_day.yaml:42 aiAsk1\",\"fields\":[\"EXIT\",\"旧字段\"],"
        + "\"answer\":{}}";

    assertThatExceptionOfType(CassetteMismatchException.class)
        .isThrownBy(() -> ask(RehearsalModel.replay(cassette(recorded)), TURN))
        .withMessageContaining("recorded with other fields: new [rule_识别自杀风险, 心谷向导, BRIEF], no longer asked for [旧字段]");
    assertThat(ask(RehearsalModel.from(cassette(recorded)), TURN)).as("a rehearsal goes on").isEqualTo("{}");
  }

  @Test
  void aRecordedFailureFailsAgain() {
    RehearsalModel model = RehearsalModel.replay(cassette(
        "# the server was down",
        "{\"purpose\":\"turn\",\"position\":\"first_day.yaml:42 aiAsk1\",\"fails\":\"timeout\"}"));

    assertThatExceptionOfType(ModelException.class).isThrownBy(() -> ask(model, TURN))
        .satisfies(failure -> assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT));
  }

  @Test
  void aListenerHearsTheWholeText() {
    StringBuilder heard = new StringBuilder();

    String text = RehearsalModel.placeholders().answer(TURN, heard::append).text();

    assertThat(heard).hasToString(text);
  }
}
