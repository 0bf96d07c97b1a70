package io.heartrule.benchmarks;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.JavaNames;
import io.heartrule.compiler.analyse.Options;
import io.heartrule.compiler.analyse.SymbolResolver;
import io.heartrule.compiler.analyse.Tables;
import io.heartrule.compiler.analyse.check.Check;
import io.heartrule.compiler.analyse.check.Checks;
import io.heartrule.compiler.analyse.lower.Lowering;
import io.heartrule.compiler.analyse.machine.Machines;
import io.heartrule.compiler.compile.ScriptSource;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.emit.Emitter;
import io.heartrule.compiler.model.Project;
import io.heartrule.compiler.model.Script;
import io.heartrule.compiler.read.ScriptReader;
import io.heartrule.compiler.write.GeneratedFile;
import io.heartrule.compiler.write.OutputWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The compiler, phase by phase as {@code HeartRuleCompiler} runs them, with a lap after each. */
final class Phases {
  static final List<String> ANALYSE = List.of("read", "symbols", "tables", "checks");
  static final List<String> EMIT = List.of("lower", "emit");
  static final String WRITE = "write";
  static final String WRITE_AGAIN = "write, nothing changed";

  private final Laps laps;

  Phases(Laps laps) {
    this.laps = laps;
  }

  List<GeneratedFile> compile(Course course) {
    laps.start();
    Diagnostics found = new Diagnostics();
    ScriptReader reader = new ScriptReader();
    List<Script> scripts = new ArrayList<>();
    for (ScriptSource source : course.scripts()) {
      scripts.add(reader.read(source.path(), source.bytes(), found));
    }
    Project project = new Project(scripts);
    laps.end("read");
    Analysis analysis = new Analysis(project,
        new SymbolResolver().resolve(project, Options.DEFAULTS, found), Options.DEFAULTS);
    laps.end("symbols");
    Tables tables = Tables.of(analysis);
    laps.end("tables");
    for (Check check : Checks.all(tables)) {
      check.check(analysis, found);
    }
    laps.end("checks");
    Machines machines = Lowering.lower(analysis, tables, JavaNames.of(project), "course", found);
    laps.end("lower");
    List<GeneratedFile> files = new Emitter().emit(machines);
    laps.end("emit");
    if (found.hasErrors()) {
      throw new IllegalStateException("the course has errors: " + found.sorted().get(0));
    }
    return files;
  }

  /** Writes twice: the second time everything is there already. */
  void write(List<GeneratedFile> files, Path folder) throws IOException {
    OutputWriter writer = new OutputWriter(folder.resolve("sources"), folder.resolve("resources"),
        folder.resolve("status/generate/default/outputs.json"), "benchmark");
    laps.start();
    writer.write(files);
    laps.end(WRITE);
    writer.write(files);
    laps.end(WRITE_AGAIN);
  }
}
