package io.heartrule.internal.state;

import io.heartrule.generated.Frame;
import io.heartrule.generated.NoVars;
import io.heartrule.generated.Part;
import io.heartrule.generated.Variables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A scope under way: its frame, the rules that it opens and closes, its variables kept up to date. */
public abstract class Live {
  public final Frame<?> frame;
  /** For each rule the openings by this scope: the {@code cancel_when} of each, or {@code ""}. */
  public final Map<String, List<String>> opens = new LinkedHashMap<>();
  public final Set<String> closed = new LinkedHashSet<>();
  public final Map<String, Auto> autos = new LinkedHashMap<>();

  protected Live(Frame<?> frame) {
    this.frame = frame;
    frame.notes = this;
  }

  public String id() {
    return frame.part.id();
  }

  public Variables vars() {
    return frame.vars;
  }

  public int opened(String rule) {
    return opens.getOrDefault(rule, List.of()).size();
  }

  public void open(String rule, String cancel) {
    opens.computeIfAbsent(rule, r -> new ArrayList<>(1)).add(cancel == null ? "" : cancel);
    closed.remove(rule);
  }

  public static Frame<?> begin(Part<?> part) {
    return beginning(part);
  }

  private static <V extends Variables> Frame<V> beginning(Part<V> part) {
    return new Frame<>(part, part.begin());
  }

  /** A frame with given variables; null: the initial ones. */
  public static Frame<?> begin(Part<?> part, Variables vars) {
    return vars == null ? beginning(part) : given(part, vars);
  }

  private static <V extends Variables> Frame<V> given(Part<V> part, Variables vars) {
    return new Frame<>(part, part.type().cast(vars));
  }

  /** The part of a stage without variables. */
  static final class Plain extends Part<NoVars> {
    Plain(String id) {
      super(id, NoVars.class);
    }

    @Override
    public NoVars begin() {
      return new NoVars();
    }
  }
}
