package io.heartrule.compiler.read;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.source.Span;

/** Says where YAML gave up, in words of our own: the library's are about parsers, not about scripts. */
final class YamlFailure {
  private final Repaired source;
  private final int start;
  private final int end;
  private final Findings findings;

  YamlFailure(Repaired source, int start, int end, Findings findings) {
    this.source = source;
    this.start = start;
    this.end = end;
    this.findings = findings;
  }

  /** Reports HR002 at an offset of the repaired text, unless a mistake found there before explains it. */
  void report(int at, String problem) {
    int place = Math.max(start, Math.min(at, end));
    while (place > start && (place == end || Character.isWhitespace(source.text().charAt(place)))) {
      place--;
    }
    Span span = source.span(place, Math.min(end, place + 1));
    if (!findings.explain(span)) {
      findings.add(Diagnostic.at(span, Code.HR002).variant(variant(problem)));
    }
  }

  /** The library's few ways to fail, by what a writer would have to look for. */
  private static String variant(String problem) {
    if (problem.contains("expected ':'") || problem.contains("simple key")) {
      return "nokey";
    }
    if (problem.contains("mapping values") || problem.contains("<block end>")
        || problem.contains("block sequence entries") || problem.contains("expected <document start>")) {
      return "structure";
    }
    if (problem.contains("quoted scalar") || problem.contains("end of stream") || problem.contains("escape")) {
      return "open";
    }
    return "";
  }
}
