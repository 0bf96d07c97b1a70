package io.heartrule.compiler.transcript;

import io.heartrule.compiler.analyse.JavaNames;
import io.heartrule.compiler.compile.Compilation;
import io.heartrule.compiler.compile.CompilerOptions;
import io.heartrule.compiler.compile.HeartRuleCompiler;
import io.heartrule.compiler.compile.ScriptSource;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.diagnostic.Severity;
import io.heartrule.compiler.read.YamlReader;
import io.heartrule.compiler.write.GeneratedFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** From conversation tests to JUnit classes, all in memory. Thread-safe: holds no state. */
public final class TranscriptCompiler {
  private final CompilerOptions options;

  public TranscriptCompiler(CompilerOptions options) {
    this.options = options;
  }

  /**
   * One class for each file of tests.
   *
   * @param scripts those that the tests are about; what is wrong with them is not told here
   */
  public Compilation compile(Collection<ScriptSource> scripts, Collection<ScriptSource> tests) {
    Diagnostics found = new Diagnostics();
    Map<ScriptSource, List<TestCase>> cases = read(tests, found);
    check(scripts, cases.values(), found);
    List<Diagnostic> judged = found.sorted().stream().map(this::judged).toList();
    if (judged.stream().anyMatch(Diagnostic::isError)) {
      return new Compilation(List.of(), judged);
    }
    List<GeneratedFile> files = new ArrayList<>();
    for (TestClass test : classes(cases)) {
      files.add(new TestEmitter(options.basePackage(), test).emit());
    }
    return new Compilation(files, judged);
  }

  private static Map<ScriptSource, List<TestCase>> read(Collection<ScriptSource> tests, Diagnostics diagnostics) {
    Map<ScriptSource, List<TestCase>> cases = new LinkedHashMap<>();
    for (ScriptSource test : tests.stream().sorted().toList()) {
      cases.put(test, new TestReader(diagnostics).read(
          new YamlReader().read(test.path(), test.bytes(), diagnostics)));
    }
    return cases;
  }

  private void check(Collection<ScriptSource> scripts, Collection<List<TestCase>> files, Diagnostics diagnostics) {
    if (files.stream().allMatch(List::isEmpty)) {
      return;
    }
    NameCheck names = new NameCheck(new ProjectNames(new HeartRuleCompiler(options).analyse(scripts)), diagnostics);
    files.forEach(cases -> cases.forEach(test -> {
      names.check(test);
      ReachCheck.check(test, diagnostics);
    }));
  }

  /** Files of the same name in several folders get the folder into their names. */
  private static List<TestClass> classes(Map<ScriptSource, List<TestCase>> cases) {
    Map<String, Integer> uses = new HashMap<>();
    cases.keySet().forEach(test -> uses.merge(key(stem(test.path(), 1)), 1, Integer::sum));
    List<TestClass> classes = new ArrayList<>();
    cases.forEach((test, transcripts) -> {
      String name = JavaNames.testClass(stem(test.path(), 1));
      if (uses.get(key(stem(test.path(), 1))) > 1) {
        name = JavaNames.testClass(stem(test.path(), 2) + JavaNames.hash(test.path()));
      }
      if (!transcripts.isEmpty()) {
        classes.add(new TestClass(test.path(), name, transcripts));
      }
    });
    return classes;
  }

  private static String key(String stem) {
    return JavaNames.testClass(stem).toLowerCase(Locale.ROOT);
  }

  /** The last segments of a path without the ending of the file. */
  private static String stem(String path, int segments) {
    String[] parts = path.split("/");
    String stem = "";
    for (int i = Math.max(0, parts.length - segments); i < parts.length; i++) {
      stem += stem.isEmpty() ? parts[i] : " " + parts[i];
    }
    int dot = stem.lastIndexOf('.');
    return dot > 0 ? stem.substring(0, dot) : stem;
  }

  private Diagnostic judged(Diagnostic found) {
    return options.strict() && found.severity() == Severity.WARNING ? found.as(Severity.ERROR) : found;
  }
}
