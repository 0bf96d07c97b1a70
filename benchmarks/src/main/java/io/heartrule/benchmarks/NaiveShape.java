package io.heartrule.benchmarks;

import io.heartrule.compiler.compile.CompilerOptions;
import io.heartrule.compiler.compile.HeartRuleCompiler;
import io.heartrule.compiler.compile.ScriptSource;
import io.heartrule.compiler.write.GeneratedFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * What javac takes for the generated classes, and for the shape that comes to mind first: three records with a
 * wither for each component (variables, input, output) beside every topic class. The generated variable classes
 * stay in both, so the naive side is a little too heavy.
 */
public final class NaiveShape {
  private static final int ROUNDS = 5;

  private NaiveShape() {}

  public static void main(String[] args) throws IOException {
    Path course = Files.createTempDirectory("course");
    CourseGenerator.main(new String[] {course.toString()});
    List<ScriptSource> scripts = new ArrayList<>();
    try (Stream<Path> files = Files.list(course)) {
      for (Path file : files.sorted().toList()) {
        scripts.add(new ScriptSource(file.getFileName().toString(), Files.readAllBytes(file)));
      }
    }
    HeartRuleCompiler compiler = new HeartRuleCompiler(CompilerOptions.of("course"));
    List<GeneratedFile> ours = compiler.compile(scripts).files().stream()
        .filter(file -> file.path().endsWith(".java")).toList();
    List<GeneratedFile> naive = new ArrayList<>(ours);
    ours.stream().filter(file -> file.path().endsWith("Topic.java")).forEach(file -> naive.add(records(file)));
    long generate = median(() -> compiler.compile(scripts));
    long javacOurs = median(() -> javac(ours));
    long javacNaive = median(() -> javac(naive));
    System.out.printf("generate %d ms, javac %d ms, javac on the naive shape %d ms: %.2f of it with generation%n",
        generate, javacOurs, javacNaive, (double) (generate + javacOurs) / (generate + javacNaive));
  }

  private static GeneratedFile records(GeneratedFile topic) {
    List<String> fields = topic.text().lines().map(String::strip)
        .filter(line -> line.startsWith("public ") && line.endsWith(";") && !line.contains("(")
            && !line.contains("static"))
        .map(line -> line.substring("public ".length(), line.length() - 1).split(" = ")[0]).toList();
    String name = topic.path().substring(topic.path().lastIndexOf('/') + 1).replace("Topic.java", "Naive");
    String packageName = topic.path().substring(0, topic.path().lastIndexOf('/')).replace('/', '.');
    StringBuilder out = new StringBuilder("package ").append(packageName).append(";\nfinal class ").append(name).append(" {\n");
    for (String record : List.of("Vars", "Input", "Output")) {
      out.append("  record ").append(record).append('(').append(String.join(", ", fields)).append(") {\n");
      for (String field : fields) {
        String[] parts = field.split(" ");
        out.append("    ").append(record).append(" with").append(parts[1]).append('(').append(parts[0]).append(" v) { return new ")
            .append(record).append('(');
        out.append(String.join(", ", fields.stream()
            .map(other -> other.equals(field) ? "v" : other.split(" ")[1]).toList())).append("); }\n");
      }
      out.append("  }\n");
    }
    return new GeneratedFile(packageName.replace('.', '/') + "/" + name + ".java", out.append("}\n").toString());
  }

  private static void javac(List<GeneratedFile> files) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try {
      Path classes = Files.createTempDirectory("classes");
      List<JavaFileObject> sources = new ArrayList<>();
      files.forEach(file -> sources.add(new SimpleJavaFileObject(URI.create("string:///" + file.path()),
          JavaFileObject.Kind.SOURCE) {
        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
          return file.text();
        }
      }));
      if (!compiler.getTask(null, null, null, List.of("-proc:none", "-g", "-parameters", "--release", "17", "-d",
          classes.toString(), "-cp", System.getProperty("java.class.path")), null, sources).call()) {
        throw new IllegalStateException("javac failed");
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long median(Runnable work) {
    long[] times = new long[ROUNDS];
    work.run();
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      work.run();
      times[i] = (System.nanoTime() - start) / 1_000_000;
    }
    Arrays.sort(times);
    return times[ROUNDS / 2];
  }
}
