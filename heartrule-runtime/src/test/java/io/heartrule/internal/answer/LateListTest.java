package io.heartrule.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartrule.generated.Keyed;
import io.heartrule.generated.Signal;
import io.heartrule.internal.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A list that has changed since the model was shown it: what the script has written stays, the rest is merged. */
class LateListTest {
  /** An element. */
  public record Member(String who, String called, String note) implements Keyed {
    @Override
    public String key() {
      return who == null ? "" : who;
    }
  }

  private static final Member MOTHER = new Member("母亲", null, null);
  private static final Member UNCLE = new Member("舅舅", "舅", null);

  private static List<Member> merged(List<Member> shown, List<Member> now, String found) {
    return new FoundAnswer(Signal.NEXT, Json.read("{\"家人\":" + found.replace('\'', '"') + "}"), shown,
        (field, note) -> { }).list("家人", now, Member.class);
  }

  @Test
  void fieldsThatTheScriptHasWrittenStayAndTheOthersAreFilled() {
    assertThat(merged(List.of(MOTHER, UNCLE), List.of(new Member("母亲", null, "谈过"), UNCLE),
        "[{'who':'母亲','called':'阿惠','note':'没谈'},{'who':'舅舅','called':'老舅'},{'who':'姐姐'}]"))
        .containsExactly(new Member("母亲", "阿惠", "谈过"), new Member("舅舅", "老舅", null),
            new Member("姐姐", null, null));
  }

  @Test
  void aRecordThatTheScriptHasTakenAwayDoesNotComeBack() {
    assertThat(merged(List.of(MOTHER, UNCLE), List.of(UNCLE), "[{'who':'母亲','called':'阿惠'},{'who':'姐姐'}]"))
        .containsExactly(UNCLE, new Member("姐姐", null, null));
  }

  @Test
  void aRecordIsTakenAwayOnlyIfItIsStillTheOneThatWasShown() {
    assertThat(merged(List.of(MOTHER, UNCLE), List.of(new Member("母亲", null, "谈过"), UNCLE),
        "[{'who':'母亲','删除':true},{'who':'舅舅','删除':true}]")).containsExactly(new Member("母亲", null, "谈过"));
  }

  @Test
  void aRecordThatTheScriptHasAddedKeepsItsOwnFields() {
    assertThat(merged(List.of(MOTHER), List.of(MOTHER, UNCLE), "[{'who':'舅舅','called':'老舅','note':'同住'}]"))
        .containsExactly(MOTHER, new Member("舅舅", "舅", "同住"));
  }

  @Test
  void withoutChangesItIsMergedAsAlways() {
    assertThat(merged(List.of(MOTHER, UNCLE), List.of(MOTHER, UNCLE), "[{'who':'舅舅','called':'老舅'},{'who':'母亲','删除':true}]"))
        .containsExactly(new Member("舅舅", "老舅", null));
  }

  @Test
  void aTextThatTheScriptHasTakenAwayDoesNotComeBack() {
    assertThat(new FoundAnswer(Signal.NEXT, Json.read("{\"爱好\":[\"画画\",\"爬山\",\"唱歌\"]}"), List.of("画画", "爬山"),
        (field, note) -> { }).texts("爱好", List.of("画画"))).containsExactly("画画", "唱歌");
  }
}
