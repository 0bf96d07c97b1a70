package io.heartrule.compiler.compile;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Fix;
import io.heartrule.compiler.diagnostic.FixApplier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Repairs scripts as far as diagnostics know how: compiles, applies fixes, and compiles again until
 * nothing changes, for one repair often uncovers the next.
 */
public final class ScriptFixer {
  private static final int MOST_ROUNDS = 20;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  /** Their fixes move lines to where they seem to belong. */
  private static final Set<Code> LAYOUT = EnumSet.of(Code.HR006, Code.HR007);
  /** Something stands where it does not belong, or is missing where it does. */
  private static final Set<Code> STRUCTURE =
      EnumSet.of(Code.HR101, Code.HR103, Code.HR107, Code.HR108, Code.HR109, Code.HR110);

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
    Set<String> layoutLeft = new TreeSet<>();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Map<String, byte[]> trial = new TreeMap<>(files);
      int applied = applyAll(fixes(compilation, layoutLeft), trial);
      if (applied == 0) {
        break;
      }
      Compilation after = compile(trial);
      if (layoutLeft.addAll(misplaced(compilation, after))) {
        continue;
      }
      repairs += applied;
      files.putAll(trial);
      compilation = after;
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

  /**
   * Files whose lines were moved and in which something still stands where it does not belong: then the
   * wrong line was another one, and moving the right ones after it would hide that.
   */
  private static Set<String> misplaced(Compilation before, Compilation after) {
    Set<String> moved = new TreeSet<>();
    before.diagnostics().stream().filter(d -> d.fix() != null && LAYOUT.contains(d.code()))
        .forEach(d -> moved.add(d.span().file().path()));
    Set<String> wrong = new TreeSet<>();
    after.diagnostics().stream().filter(d -> d.isError() && STRUCTURE.contains(d.code()))
        .forEach(d -> wrong.add(d.span().file().path()));
    moved.retainAll(wrong);
    return moved;
  }

  /** @param layoutLeft files whose lines a person must move */
  private static Map<String, List<Fix>> fixes(Compilation compilation, Set<String> layoutLeft) {
    Map<String, List<Fix>> byFile = new TreeMap<>();
    for (Diagnostic diagnostic : compilation.diagnostics()) {
      String path = diagnostic.span().file().path();
      if (diagnostic.fix() != null && !(layoutLeft.contains(path) && LAYOUT.contains(diagnostic.code()))) {
        byFile.computeIfAbsent(path, any -> new ArrayList<>()).add(diagnostic.fix());
      }
    }
    return byFile;
  }

  private static int applyAll(Map<String, List<Fix>> byFile, Map<String, byte[]> files) {
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
