package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.diagnostic.Diagnostics;

/** One static check of section (c). Stateless. */
public interface Check {
  void check(Analysis analysis, Diagnostics diagnostics);
}
