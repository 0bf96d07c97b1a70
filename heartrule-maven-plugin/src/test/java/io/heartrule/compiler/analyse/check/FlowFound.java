package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.compile.CompilerOptions;
import io.heartrule.compiler.compile.HeartRuleCompiler;
import io.heartrule.compiler.compile.ScriptSource;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What the checks of rules and flow say of a script. */
final class FlowFound {
  private FlowFound() {}

  /** {@code 3:5 HR505} for each of these codes; severity and variant behind it if they are not the usual ones. */
  static List<String> in(String script, Code... codes) {
    return in(script, List.of(), codes);
  }

  static List<String> in(String script, List<String> requireCritical, Code... codes) {
    CompilerOptions options = new CompilerOptions("test", false, false, requireCritical, "zh");
    List<String> found = new ArrayList<>();
    for (Diagnostic d : new HeartRuleCompiler(options)
        .compile(List.of(new ScriptSource("test.yaml", script.getBytes(StandardCharsets.UTF_8)))).diagnostics()) {
      if (List.of(codes).contains(d.code())) {
        found.add(d.span().line() + ":" + d.span().column() + " " + d.code()
            + (d.severity() == d.code().severity() ? "" : " " + d.severity())
            + (d.variant().isEmpty() ? "" : " " + d.variant()));
      }
    }
    return found;
  }
}
