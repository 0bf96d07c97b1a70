package io.heartrule.compiler.compile;

import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Fix;
import io.heartrule.compiler.diagnostic.FixApplier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Repairs scripts as far as diagnostics know how: compiles, applies fixes, and compiles again until
 * nothing changes, for one repair often uncovers the next.
 */
public final class ScriptFixer {
  private static final int MOST_ROUNDS = 20;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final HeartRuleCompiler compiler;

  public ScriptFixer(HeartRuleCompiler compiler) {
    this.compiler = compiler;
  }

  /**
   * What came of it.
   *
   * @param changed the files that are different now, ordered by path
   * @param repairs how many fixes were applied
   * @param last the compilation of the repaired scripts
   */
  public record Result(List<ScriptSource> changed, int repairs, Compilation last) {
    public Result {
      changed = List.copyOf(changed);
    }
  }

  public Result fix(Collection<ScriptSource> sources) {
    Map<String, byte[]> files = new TreeMap<>();
    sources.forEach(source -> files.put(source.path(), source.bytes()));
    int repairs = 0;
    Compilation compilation = compile(files);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      int applied = applyAll(compilation, files);
      if (applied == 0) {
        break;
      }
      repairs += applied;
      compilation = compile(files);
    }
    List<ScriptSource> changed = sources.stream().sorted()
        .filter(source -> !Arrays.equals(source.bytes(), files.get(source.path())))
        .map(source -> new ScriptSource(source.path(), files.get(source.path())))
        .toList();
    return new Result(changed, repairs, compilation);
  }

  private Compilation compile(Map<String, byte[]> files) {
    return compiler.compile(files.entrySet().stream()
        .map(file -> new ScriptSource(file.getKey(), file.getValue())).toList());
  }

  private static int applyAll(Compilation compilation, Map<String, byte[]> files) {
    Map<String, List<Fix>> byFile = new TreeMap<>();
    for (Diagnostic diagnostic : compilation.diagnostics()) {
      if (diagnostic.fix() != null) {
        String path = diagnostic.fix().span().file().path();
        byFile.computeIfAbsent(path, any -> new ArrayList<>()).add(diagnostic.fix());
      }
    }
    int applied = 0;
    for (Map.Entry<String, List<Fix>> entry : byFile.entrySet()) {
      byte[] before = files.get(entry.getKey());
      String text = entry.getValue().get(0).span().file().text();
      boolean hasMark = before != null && startsWithMark(before);
      // A file that is not plain UTF-8 would come back damaged: leave it to its author.
      if (before != null && Arrays.equals(encode(text, hasMark), before)) {
        FixApplier.Result result = FixApplier.apply(text, entry.getValue());
        files.put(entry.getKey(), encode(result.text(), hasMark));
        applied += result.applied().size();
      }
    }
    return applied;
  }

  private static boolean startsWithMark(byte[] bytes) {
    return bytes.length >= BYTE_ORDER_MARK.length
        && Arrays.equals(bytes, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
  }

  private static byte[] encode(String text, boolean withMark) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (!withMark) {
      return bytes;
    }
    byte[] all = Arrays.copyOf(BYTE_ORDER_MARK, BYTE_ORDER_MARK.length + bytes.length);
    System.arraycopy(bytes, 0, all, BYTE_ORDER_MARK.length, bytes.length);
    return all;
  }
}
