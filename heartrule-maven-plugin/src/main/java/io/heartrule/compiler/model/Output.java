package io.heartrule.compiler.model;

import java.util.List;

/**
 * The {@code output} of an ask, a think or a call; empty lists if there is none. All gets are
 * filled first, then the sets, top down.
 */
public record Output(List<Get> gets, List<Assignment> sets) {
  public static final Output NONE = new Output(List.of(), List.of());

  public Output {
    gets = List.copyOf(gets);
    sets = List.copyOf(sets);
  }
}
