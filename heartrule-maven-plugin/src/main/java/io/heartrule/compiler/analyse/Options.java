package io.heartrule.compiler.analyse;

import java.util.List;

/**
 * What the build asks of the analysis.
 *
 * @param strictVariables every variable must be declared
 * @param requireCritical names of rules that must be active wherever a visitor can speak
 */
public record Options(boolean strictVariables, List<String> requireCritical) {
  public static final Options DEFAULTS = new Options(false, List.of());

  public Options {
    requireCritical = List.copyOf(requireCritical);
  }
}
