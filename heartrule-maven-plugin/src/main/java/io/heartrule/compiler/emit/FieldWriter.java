package io.heartrule.compiler.emit;

import io.heartrule.compiler.analyse.machine.FieldSpec;
import io.heartrule.compiler.analyse.machine.VariablesClass.Slot;

/** Writes what the model is to fill in: {@code text("称呼", "…")}. */
final class FieldWriter {
  private FieldWriter() {}

  /** On one line; the fields of a list stand in it. */
  static String inline(JavaWriter java, ExprWriter exprs, FieldSpec spec) {
    StringBuilder out = new StringBuilder(head(java, exprs, spec));
    for (FieldSpec.AskField field : spec.fields()) {
      out.append(", ").append(inline(java, exprs, field.spec()));
    }
    return out.append(tail(spec)).toString();
  }

  /** {@code list("家庭成员", "…"}, without the fields of a list and the closing parenthesis. */
  static String head(JavaWriter java, ExprWriter exprs, FieldSpec spec) {
    String name = java.runtime("Field") + "." + spec.factory() + "(" + Literals.string(spec.name()) + ", "
        + exprs.write(spec.define());
    return spec.values().isEmpty() ? name : name + ", " + MethodWriter.literals(spec.values());
  }

  static String tail(FieldSpec spec) {
    return spec.key() == null ? ")" : ").key(" + Literals.string(spec.key()) + ")";
  }

  /** One case of a switch; the fields of a list on lines of their own. */
  static void returned(JavaWriter java, ExprWriter exprs, Slot slot) {
    FieldSpec spec = slot.field();
    String start = "case " + Literals.string(spec.name()) + ": return ";
    String place = slot.doc().place().toString();
    if (spec.fields().isEmpty()) {
      java.line(start + inline(java, exprs, spec) + ";", place);
      return;
    }
    java.line(start + head(java, exprs, spec) + ",", place);
    for (int i = 0; i < spec.fields().size(); i++) {
      boolean last = i == spec.fields().size() - 1;
      java.line("    " + inline(java, exprs, spec.fields().get(i).spec()) + (last ? tail(spec) + ";" : ","),
          spec.fields().get(i).place() == null ? null : spec.fields().get(i).place().toString());
    }
  }

  /** {@code .get(…)} of an ask, one line for each field of a list, with the places in the scripts. */
  static void call(JavaWriter java, ExprWriter exprs, String method, FieldSpec.AskField field, String end) {
    String place = field.place() == null ? null : field.place().toString();
    FieldSpec spec = field.spec();
    if (field.owner() != null) {
      String owner = java.type(field.owner()) + "." + field.constant();
      java.line("    ." + method + "(" + owner + ".field(" + Literals.string(spec.name()) + "))" + end, place);
    } else if (spec.fields().isEmpty()) {
      java.line("    ." + method + "(" + inline(java, exprs, spec) + ")" + end, place);
    } else {
      java.line("    ." + method + "(" + head(java, exprs, spec) + ",", place);
      for (int i = 0; i < spec.fields().size(); i++) {
        FieldSpec.AskField inner = spec.fields().get(i);
        boolean last = i == spec.fields().size() - 1;
        java.line("        " + inline(java, exprs, inner.spec()) + (last ? tail(spec) + ")" + end : ","),
            inner.place() == null ? null : inner.place().toString());
      }
    }
  }
}
