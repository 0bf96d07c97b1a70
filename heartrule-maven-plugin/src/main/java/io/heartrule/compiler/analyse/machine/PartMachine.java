package io.heartrule.compiler.analyse.machine;

import java.util.List;

/**
 * What sessions, stages, topics and globals have in common.
 *
 * @param opens rules opened by attentions
 * @param closes rules closed by attentions
 * @param fields variables whose meaning others ask for
 * @param updates variables that are kept up to date
 * @param paused variables that are updated once they are opened
 */
public record PartMachine(String id, JavaType type, VariablesClass variables, List<Opens> opens, List<Closes> closes,
    List<VariablesClass.Slot> fields, List<VariablesClass.Slot> updates, List<VariablesClass.Slot> paused) {

  /** @param opening an expression of type {@code String} or {@code Opening} */
  public record Opens(Expr opening, ScriptPlace place) {}

  public record Closes(Expr rule, ScriptPlace place) {}
}
