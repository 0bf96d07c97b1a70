package io.heartrule.internal.state;

import io.heartrule.generated.Frame;

/** The globals: the outermost scope. */
public final class GlobalLive extends Live {
  public GlobalLive(Frame<?> frame) {
    super(frame);
  }
}
