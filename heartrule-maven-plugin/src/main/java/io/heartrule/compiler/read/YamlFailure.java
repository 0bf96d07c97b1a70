package io.heartrule.compiler.read;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostics;

/** Says where YAML gave up, in words of our own: the library's are about parsers, not about scripts. */
final class YamlFailure {
  private final Repaired source;
  private final int start;
  private final int end;
  private final Diagnostics diagnostics;

  YamlFailure(Repaired source, int start, int end, Diagnostics diagnostics) {
    this.source = source;
    this.start = start;
    this.end = end;
    this.diagnostics = diagnostics;
  }

  /** Reports HR002 at an offset of the repaired text. */
  void report(int at, String problem) {
    int place = Math.max(start, Math.min(at, end));
    diagnostics.add(source.span(place, Math.min(end, place + 1)), Code.HR002, problem);
  }
}
