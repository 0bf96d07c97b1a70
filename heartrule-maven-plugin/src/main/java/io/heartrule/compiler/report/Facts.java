package io.heartrule.compiler.report;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.Tables;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.source.Span;
import java.util.List;

/**
 * What every section of the report looks at.
 *
 * @param diagnostics what has been found, sorted
 */
record Facts(Analysis analysis, Tables tables, List<Diagnostic> diagnostics, Wording words, Links links) {

  /** What has been found inside of a stretch of a script. */
  List<Diagnostic> found(Span where) {
    return diagnostics.stream().filter(d -> d.span().file().path().equals(where.file().path())
        && d.span().start() >= where.start() && d.span().start() < Math.max(where.end(), where.start() + 1)).toList();
  }
}
