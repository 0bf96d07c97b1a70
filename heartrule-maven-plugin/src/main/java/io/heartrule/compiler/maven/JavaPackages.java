package io.heartrule.compiler.maven;

import javax.lang.model.SourceVersion;

/** What a Java package may be called. */
final class JavaPackages {
  private JavaPackages() {}

  /** ASCII only: other letters become directories that not every locale can write. */
  static boolean isPackage(String name) {
    return SourceVersion.isName(name) && name.chars().allMatch(c -> c < 0x80);
  }
}
