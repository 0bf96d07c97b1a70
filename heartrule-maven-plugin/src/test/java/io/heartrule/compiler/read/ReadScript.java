package io.heartrule.compiler.read;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.diagnostic.FixApplier;
import io.heartrule.compiler.model.Script;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A script that has been read, and what was said about it. */
record ReadScript(String text, Script script, List<Diagnostic> diagnostics) {

  static ReadScript of(String text) {
    Diagnostics diagnostics = new Diagnostics();
    Script script = new ScriptReader().read("test.yaml", text.getBytes(StandardCharsets.UTF_8), diagnostics);
    return new ReadScript(text, script, diagnostics.sorted());
  }

  /** {@code 3:5 HR102} for each diagnostic, {@code 3:5 HR103 info} if the severity is not the usual one. */
  List<String> found() {
    return diagnostics.stream().map(ReadScript::show).toList();
  }

  private static String show(Diagnostic d) {
    String severity = d.severity() == d.code().severity() ? "" : " " + d.severity();
    return d.span().line() + ":" + d.span().column() + " " + d.code() + severity;
  }

  Diagnostic only(Code code) {
    List<Diagnostic> all = diagnostics.stream().filter(d -> d.code() == code).toList();
    if (all.size() != 1) {
      throw new AssertionError(code + " is not there once: " + found());
    }
    return all.get(0);
  }

  /** The script after all fixes. */
  ReadScript fixed() {
    return of(FixApplier.apply(text, diagnostics.stream().filter(d -> d.fix() != null).map(Diagnostic::fix).toList())
        .text());
  }
}
