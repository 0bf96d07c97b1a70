package io.heartrule.compiler.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.heartrule.compiler.Repository;
import io.heartrule.compiler.compile.ScriptFolder;
import io.heartrule.testing.TranscriptFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What an author reads when a conversation leaves its transcript; new words are approved with
 * {@code -Dheartrule.updateGolden=true}.
 */
class FailureMessagesTest {
  private static final Path FOLDER =
      Repository.root().resolve("heartrule-maven-plugin/src/test/resources/transcript-failures");
  private static final String LANGUAGE = "heartrule.language";

  private String before;

  @TempDir
  Path classes;

  @BeforeEach
  void remember() {
    before = System.getProperty(LANGUAGE);
  }

  @AfterEach
  void restore() {
    if (before == null) {
      System.clearProperty(LANGUAGE);
    } else {
      System.setProperty(LANGUAGE, before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void failures_name_the_step_and_what_happened_instead(String language) throws IOException {
    System.setProperty(LANGUAGE, language);
    Map<String, Runnable> transcripts = Compiled.transcripts(
        new ScriptFolder(FOLDER, FOLDER.resolve("scripts")).read(),
        new ScriptFolder(FOLDER, FOLDER.resolve("tests")).read(), classes);
    Map<Integer, String> messages = new TreeMap<>();
    transcripts.forEach((name, transcript) -> {
      TranscriptFailure failure = catchThrowableOfType(TranscriptFailure.class, transcript::run);
      assertThat(failure).as(name).isNotNull();
      assertThat(failure.getStackTrace()[0].toString()).isEqualTo(
          "transcript." + name + "(failing.yaml:" + failure.line() + ")");
      messages.put(failure.line(), withoutPrompt(failure.getMessage()));
    });
    Path golden = FOLDER.resolve("failures_" + language + ".txt");
    String all = String.join("\n\n", messages.values()) + "\n";
    if (Boolean.getBoolean("heartrule.updateGolden")) {
      Files.writeString(golden, all);
    }
    assertThat(messages).hasSameSizeAs(transcripts);
    assertThat(golden).as("approve with -Dheartrule.updateGolden=true").exists();
    assertThat(all).isEqualTo(Repository.read(golden));
  }

  /** The words of prompts have goldens of their own. */
  private static String withoutPrompt(String message) {
    int prompt = Math.max(message.indexOf("提示词是："), message.indexOf("The prompt is:"));
    return prompt < 0 ? message : message.substring(0, message.indexOf('\n', prompt));
  }
}
