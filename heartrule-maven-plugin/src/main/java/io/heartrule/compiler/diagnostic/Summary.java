package io.heartrule.compiler.diagnostic;

import java.util.List;

/** How many mistakes there are, in how many files; what a build says last. */
public record Summary(int errors, int warnings, int files) {

  public static Summary of(List<Diagnostic> diagnostics) {
    int errors = 0;
    int warnings = 0;
    for (Diagnostic diagnostic : diagnostics) {
      errors += diagnostic.severity() == Severity.ERROR ? 1 : 0;
      warnings += diagnostic.severity() == Severity.WARNING ? 1 : 0;
    }
    long files = diagnostics.stream()
        .filter(d -> d.severity() != Severity.INFO)
        .map(d -> d.span().file().path()).distinct().count();
    return new Summary(errors, warnings, (int) files);
  }

  /** {@code HeartRule: 3 errors, 1 warning in 2 files}. */
  public String text(Messages messages) {
    String problems;
    if (errors == 0 && warnings == 0) {
      return messages.text("summary.none");
    } else if (errors == 0) {
      problems = count("warning", warnings, messages);
    } else if (warnings == 0) {
      problems = count("error", errors, messages);
    } else {
      problems = messages.text("summary.both", count("error", errors, messages), count("warning", warnings, messages));
    }
    return messages.text("summary", problems, count("file", files, messages));
  }

  private static String count(String what, int number, Messages messages) {
    return messages.text("summary." + what + (number == 1 ? "" : "s"), number);
  }
}
