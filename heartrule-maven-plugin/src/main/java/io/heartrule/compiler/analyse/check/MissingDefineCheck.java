package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.Meaning;
import io.heartrule.compiler.analyse.Reference;
import io.heartrule.compiler.analyse.Role;
import io.heartrule.compiler.analyse.Type;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;

/** Ensures that the model is told what to extract: each get has a define, here or where it is declared. */
final class MissingDefineCheck implements Check {
  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    for (Reference reference : analysis.symbols().references()) {
      boolean bare = reference.role() == Role.GET && reference.get() != null && reference.get().define() == null;
      if (bare && !isDescribed(reference.meaning())) {
        diagnostics.add(Diagnostic.at(reference.name().span(), Code.HR111, reference.name()));
      }
    }
  }

  /** What has no meaning has been reported. */
  private static boolean isDescribed(Meaning meaning) {
    if (meaning instanceof Meaning.OfVariable that) {
      return that.variable().define() != null;
    }
    if (meaning instanceof Meaning.OfField that && that.list().type() instanceof Type.ListType list
        && list.element() instanceof Type.RecordType element) {
      Type.Field field = element.field(that.field());
      return field == null || field.define() != null;
    }
    return true;
  }
}
