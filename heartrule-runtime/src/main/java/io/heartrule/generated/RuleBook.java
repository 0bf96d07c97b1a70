package io.heartrule.generated;

import java.util.List;

/** Base of the generated {@code Rules}: every rule by name, one method each. Stateless. */
public abstract class RuleBook {
  /** In file order. */
  public abstract List<String> names();

  /** What never changes about a rule; null if there is none of that name. */
  public RuleFacts facts(String name) {
    return names().contains(name) ? RuleFacts.ANY : null;
  }

  /** The rule as it reads now. */
  public abstract Rule rule(String name, RuleView view);

  /** Fresh watch variables. */
  public Variables watches(String name) {
    return new NoVars();
  }

  /** Writes a watch variable, or the global of that name, from an answer of the model. */
  public void assign(String name, RuleView view, String variable, Answer answer) {
    throw new IllegalArgumentException(name);
  }

  /** Writes a counter, a log or a status that the engine keeps; the global of that name if there is one. */
  public void assign(String name, RuleView view, String variable, Object value) {
    throw new IllegalArgumentException(name);
  }

  /** Performs the {@code do} of a rule. */
  public void act(String name, RuleView view, Effects effects) {
    throw new IllegalArgumentException(name);
  }

  /** The elements for a rule's {@code fromlist}; null if the rule has none. */
  public List<?> elements(String name, RuleView view) {
    return null;
  }

  /**
   * The input of a topic that a rule calls, computed when the topic starts; null if it takes none.
   *
   * @param call the topic; for a call in the {@code do} of the rule its {@link Insertion#step}
   */
  public Variables input(String name, String call, RuleView view, Object element) {
    return null;
  }

  /** Auto-updated variables that {@link #input} of a call reads: they are brought up to date before it. */
  public List<String> inputUses(String name, String call) {
    return List.of();
  }

  /** Takes over the output of a topic that a rule called; {@code call} as for {@link #input}. */
  public void output(String name, String call, RuleView view, Object element, Variables called) {
    // Most rules take nothing back.
  }

  /** Whether the {@code cancel_when} of an opening, a style or a subject to avoid is true now. */
  public boolean cancels(String id, RuleView view) {
    throw new IllegalArgumentException(id);
  }
}
