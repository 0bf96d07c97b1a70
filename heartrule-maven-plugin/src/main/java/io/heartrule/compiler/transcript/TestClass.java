package io.heartrule.compiler.transcript;

import java.util.List;

/**
 * A file of tests and the class it becomes.
 *
 * @param path as shown in diagnostics
 * @param name of the class
 */
record TestClass(String path, String name, List<TestCase> cases) {
  String fileName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
