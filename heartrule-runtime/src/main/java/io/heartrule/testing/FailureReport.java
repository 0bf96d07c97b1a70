package io.heartrule.testing;

import java.util.ArrayList;
import java.util.List;

/** Tells where a conversation left its transcript, how, and what was said until then. */
final class FailureReport {
  /** So many lines of the dialogue are shown. */
  private static final int LAST = 6;

  private FailureReport() {}

  static TranscriptFailure of(Transcript transcript, int line, String what, List<String> dialogue,
      FailureWords words, Throwable cause) {
    StringBuilder out = new StringBuilder(words.of("failed", transcript.file, String.valueOf(line), transcript.name));
    what.lines().forEach(each -> out.append("\n  ").append(each));
    if (!dialogue.isEmpty()) {
      int from = Math.max(0, dialogue.size() - LAST);
      out.append('\n').append(words.of(from > 0 ? "dialogue.last" : "dialogue"));
      dialogue.subList(from, dialogue.size())
          .forEach(each -> out.append("\n  ").append(String.join("\n    ", each.lines().toList())));
    }
    TranscriptFailure failure = new TranscriptFailure(out.toString(), line, cause);
    failure.setStackTrace(withStep(failure.getStackTrace(), transcript, line));
    return failure;
  }

  /** The step stands on top of the stack trace, where an IDE makes a link of it. */
  private static StackTraceElement[] withStep(StackTraceElement[] trace, Transcript transcript, int line) {
    List<StackTraceElement> frames = new ArrayList<>();
    String name = transcript.file.substring(transcript.file.lastIndexOf('/') + 1);
    frames.add(new StackTraceElement("transcript", transcript.name, name, line));
    for (StackTraceElement frame : trace) {
      if (!frame.getClassName().startsWith(FailureReport.class.getPackageName() + ".")) {
        frames.add(frame);
      }
    }
    return frames.toArray(StackTraceElement[]::new);
  }
}
