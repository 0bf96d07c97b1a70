package io.heartrule.model.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.heartrule.model.ExpectedField;
import io.heartrule.model.ExpectedField.Kind;
import io.heartrule.model.LanguageModel;
import io.heartrule.model.ModelAnswer;
import io.heartrule.model.ModelException;
import io.heartrule.model.ModelException.Reason;
import io.heartrule.model.ModelRequest;
import io.heartrule.model.Purpose;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingModelTest {
  private static final ModelRequest TURN = new ModelRequest(Purpose.TURN, "first_day.yaml:42 aiAsk1", List.of(),
      List.of(ExpectedField.of("EXIT", Kind.FLAG), ExpectedField.of("心谷向导", Kind.REPLY)));
  private static final List<ModelAnswer> ANSWERS = List.of(
      ModelAnswer.of("{\"EXIT\":false,\"心谷向导\":\"你好\"}"),
      ModelAnswer.of("```json\n{\"EXIT\": false}\n```"),
      ModelAnswer.of("{\"EXIT\":false,\"EXIT\":true}"),
      new ModelAnswer("{\"EXIT\":true,\"心", true, new ModelAnswer.Usage(120, 96, 18)));

  @TempDir
  Path folder;

  /** Gives the answers in order, then fails. */
  private static LanguageModel scripted() {
    Deque<ModelAnswer> answers = new ArrayDeque<>(ANSWERS);
    return (request, listener) -> {
      if (answers.isEmpty()) {
        throw new ModelException(Reason.RATE_LIMITED, "too many", null);
      }
      return answers.poll();
    };
  }

  private Cassette record(String name) throws Exception {
    Path file = folder.resolve("cassettes").resolve(name);
    RecordingModel recorder = RehearsalModel.record(scripted(), file);
    for (ModelAnswer answer : ANSWERS) {
      assertThat(recorder.answer(TURN, null)).isEqualTo(answer);
    }
    assertThatExceptionOfType(ModelException.class).isThrownBy(() -> recorder.answer(TURN, null));
    assertThat(Cassette.read(file)).as("file and memory").isEqualTo(recorder.cassette());
    return recorder.cassette();
  }

  @Test
  void whatIsRecordedIsReplayedExactly() throws Exception {
    RehearsalModel replay = RehearsalModel.replay(record("a.jsonl"));

    for (ModelAnswer answer : ANSWERS) {
      assertThat(replay.answer(TURN, null)).isEqualTo(answer);
    }
    assertThatExceptionOfType(ModelException.class).isThrownBy(() -> replay.answer(TURN, null))
        .satisfies(failure -> assertThat(failure.reason()).isEqualTo(Reason.RATE_LIMITED));
    assertThat(replay.unplayed()).isEmpty();
  }

  @Test
  void theFileIsReadableAndTheSameEveryTime() throws Exception {
    Cassette first = record("a.jsonl");
    record("b.jsonl");

    String text = Files.readString(folder.resolve("cassettes/a.jsonl"));
    assertThat(text).isEqualTo(first.text()).isEqualTo(Files.readString(folder.resolve("cassettes/b.jsonl")));
    assertThat(text.lines().toList()).hasSize(5).startsWith(
        "{\"purpose\":\"turn\",\"position\":\"first_day.yaml:42 aiAsk1\",\"fields\":[\"EXIT\",\"心谷向导\"],"
            + "\"answer\":{\"EXIT\":false,\"心谷向导\":\"你好\"}}").endsWith(
        "{\"purpose\":\"turn\",\"position\":\"first_day.yaml:42 aiAsk1\",\"fields\":[\"EXIT\",\"心谷向导\"],"
            + "\"fails\":\"rate_limited\"}");
  }

  @Test
  void aNewRecordingBeginsTheFileAnew() throws Exception {
    record("a.jsonl");
    record("a.jsonl");

    assertThat(Files.readAllLines(folder.resolve("cassettes/a.jsonl"))).hasSize(5);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "hello | is not a JSON object",
      "{\"purpose\":\"turn\"} | has no \"position\"",
      "{\"purpose\":\"talk\",\"position\":\"a.yaml:1 x\",\"text\":\"\"} | has no known \"purpose\"",
      "{\"purpose\":\"turn\",\"position\":\"a.yaml:1 x\"} | "
          + "has neither \"answer\" (an object) nor \"text\" nor \"fails\"",
      "{\"purpose\":\"turn\",\"position\":\"a.yaml:1 x\",\"fails\":\"tired\"} | has no known \"fails\""})
  void aLineThatIsNoneIsNamed(String line, String trouble) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cassette.parse("talk.jsonl", "\uFEFF# hand-written\n\n" + line))
        .withMessage("talk.jsonl:3: this line " + trouble);
  }
}
