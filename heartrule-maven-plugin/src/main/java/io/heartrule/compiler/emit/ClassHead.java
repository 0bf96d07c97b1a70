package io.heartrule.compiler.emit;

import io.heartrule.compiler.analyse.machine.ScriptPlace;

/** Writes what stands before a class: its Javadoc with the place in the scripts, and annotations. */
final class ClassHead {
  private ClassHead() {}

  /**
   * @param title plain words of the script
   * @param own a sentence without its end, or null
   * @param touched what else it reads and writes, or {@code ""}
   */
  static void write(JavaWriter java, String title, ScriptPlace place, String own, String touched) {
    String first = Comments.name(title) + " · " + Comments.place(place);
    String more = own == null
        ? touched.isEmpty() ? null : "Also reads and writes the variables of " + touched + "."
        : own + (touched.isEmpty() ? "." : "; reads and writes those of " + touched + ".");
    if (more == null) {
      java.doc(first);
    } else {
      java.line("/**").line(" * " + first).line(" *").line(" * <p>" + more).line(" */");
    }
    java.line("@" + java.runtime("HeartRuleGenerated"));
    java.line("@" + java.runtime("ScriptSource") + "(file = " + Literals.string(place.path()) + ", line = "
        + place.line() + ")");
  }
}
