package io.heartrule.internal.state;

import io.heartrule.generated.Stage;
import java.util.ArrayList;
import java.util.List;

/** A stage under way with its queue of topics. */
public final class StageLive extends Live {
  public final Stage stage;
  public final List<Entry> queue = new ArrayList<>();
  /** Topics anchored at the stage's end. */
  public final List<Entry> tail = new ArrayList<>();
  /** Whether the checks of its end have been submitted. */
  public boolean checked;
  /** Lies on a topic and returns there ({@code return: here}). */
  public boolean returns;
  /** Entered between two actions. */
  public boolean border;

  public StageLive(Stage stage) {
    super(begin(stage.variables() == null ? new Plain(stage.id()) : stage.variables()));
    this.stage = stage;
  }

  @Override
  public String id() {
    return stage.id();
  }
}
