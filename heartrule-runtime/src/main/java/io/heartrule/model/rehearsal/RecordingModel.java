package io.heartrule.model.rehearsal;

import io.heartrule.model.ExpectedField;
import io.heartrule.model.LanguageModel;
import io.heartrule.model.ModelAnswer;
import io.heartrule.model.ModelException;
import io.heartrule.model.ModelRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Passes calls on to another model and writes each answer, or failure, to a cassette as soon as it is there. Prompts
 * are not written, but answers are: a cassette of a real conversation is as confidential as the conversation.
 *
 * <p>The file is begun anew by the first call. Calls without background work give the same file every time; where
 * calls run side by side, their lines stand in the order of their ends. Safe for several threads.
 */
public final class RecordingModel implements LanguageModel {
  private final LanguageModel model;
  private final Path file;
  private final List<Take> takes = new ArrayList<>();

  RecordingModel(LanguageModel model, Path file) {
    this.model = model;
    this.file = file;
  }

  /**
   * Answers as the other model does.
   *
   * @throws ModelException as the other model does; it is recorded, too
   * @throws UncheckedIOException if the cassette cannot be written
   */
  @Override
  public ModelAnswer answer(ModelRequest request, TextListener listener) {
    List<String> fields = request.fields().stream().map(ExpectedField::name).toList();
    try {
      ModelAnswer answer = model.answer(request, listener);
      write(new Take(request.purpose(), request.position(), fields, answer, null));
      return answer;
    } catch (ModelException failure) {
      write(new Take(request.purpose(), request.position(), fields, null, failure.reason()));
      throw failure;
    }
  }

  private synchronized void write(Take take) {
    byte[] line = (TakeJson.write(take) + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      if (takes.isEmpty()) {
        if (file.getParent() != null) {
          Files.createDirectories(file.getParent());
        }
        Files.write(file, line);
      } else {
        Files.write(file, line, StandardOpenOption.APPEND);
      }
    } catch (IOException cannotWrite) {
      throw new UncheckedIOException("the cassette " + file.getFileName() + " cannot be written", cannotWrite);
    }
    takes.add(take);
  }

  /** What was recorded so far. */
  public synchronized Cassette cassette() {
    return new Cassette(String.valueOf(file.getFileName()), takes);
  }

  /** No: every call counts. */
  @Override
  public boolean allowsEarlyCalls() {
    return false;
  }
}
