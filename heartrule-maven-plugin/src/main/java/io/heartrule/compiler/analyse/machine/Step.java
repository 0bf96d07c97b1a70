package io.heartrule.compiler.analyse.machine;

import java.util.List;

/**
 * One action.
 *
 * @param id {@code ai_ask#1}, or as written
 * @param hash of the head text, or null if the id is written
 * @param condition null if it always runs
 * @param kind the canonical head key
 * @param head what stands behind the head key, for comments
 * @param detail more for the comment, or {@code ""}
 * @param methods texts and conditions of their own
 */
public record Step(String id, String hash, String method, ScriptPlace place, String kind, String head, String detail,
    Expr condition, Operation operation, List<ExprMethod> methods, int seconds, OpenAt rules) {

  /** As it is stored: with the hash. */
  public String storedId() {
    return hash == null ? id : id + "~" + hash;
  }

  /** Rules open at the action by check time: names of constants. */
  public record OpenAt(List<String> now, List<String> ask, List<String> topic, List<String> stage,
      List<String> session) {
    public static final OpenAt NONE = new OpenAt(List.of(), List.of(), List.of(), List.of(), List.of());

    public boolean isEmpty() {
      return equals(NONE);
    }
  }
}
