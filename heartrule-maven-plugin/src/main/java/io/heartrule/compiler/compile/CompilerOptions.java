package io.heartrule.compiler.compile;

import io.heartrule.compiler.analyse.machine.LibraryIndex;
import java.util.List;

/**
 * What a build asks of the compiler.
 *
 * @param basePackage Java package of all generated classes
 * @param strict a warning fails as an error does
 * @param strictVariables every variable must be declared
 * @param requireCritical names of rules that must be active wherever a visitor can speak
 * @param language of messages, {@code zh} or {@code en}
 * @param dependencies the libraries that the scripts may use
 */
public record CompilerOptions(String basePackage, boolean strict, boolean strictVariables,
    List<String> requireCritical, String language, List<LibraryIndex> dependencies) {

  public CompilerOptions {
    requireCritical = List.copyOf(requireCritical);
    dependencies = List.copyOf(dependencies);
  }

  /** Of a project that depends on no other scripts. */
  public CompilerOptions(String basePackage, boolean strict, boolean strictVariables, List<String> requireCritical,
      String language) {
    this(basePackage, strict, strictVariables, requireCritical, language, List.of());
  }

  /** Everything else as it is by default. */
  public static CompilerOptions of(String basePackage) {
    return new CompilerOptions(basePackage, false, false, List.of(), "zh");
  }
}
