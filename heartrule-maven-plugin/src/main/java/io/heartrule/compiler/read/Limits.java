package io.heartrule.compiler.read;

/** How much a script may hold; generous for people, small enough that no file can hang a build. */
final class Limits {
  /** Characters of a file. */
  static final int FILE = 256 * 1024;
  /** Bytes of a file before it is even decoded: four for each character. */
  static final int BYTES = FILE * 4 + 3;
  /** Lists and maps inside each other. */
  static final int DEPTH = 32;
  /** Texts, lists and maps of a file. */
  static final int NODES = 50_000;

  private Limits() {
  }
}
