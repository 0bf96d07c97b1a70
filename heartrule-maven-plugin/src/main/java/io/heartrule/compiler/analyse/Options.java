package io.heartrule.compiler.analyse;

import java.util.List;

/**
 * What the build asks of the analysis.
 *
 * @param strictVariables every variable must be declared
 * @param requireCritical names of rules that must be active wherever a visitor can speak
 * @param imports what dependencies offer
 */
public record Options(boolean strictVariables, List<String> requireCritical, Imports imports) {
  public static final Options DEFAULTS = new Options(false, List.of(), Imports.NONE);

  public Options {
    requireCritical = List.copyOf(requireCritical);
  }
}
