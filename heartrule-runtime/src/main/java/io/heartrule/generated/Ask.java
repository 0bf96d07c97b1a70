package io.heartrule.generated;

import java.util.ArrayList;
import java.util.List;

/** What an ask or a think wants, built anew at each visit so that a changed text is used at once. */
public final class Ask {
  private final String text;
  private String exit = "";
  private int maxTurns;
  private boolean skipIfKnown;
  private boolean pipelined;
  private boolean ifUnread;
  private final List<Field> gets = new ArrayList<>();
  private final List<Field> ahead = new ArrayList<>();

  public Ask(String text) {
    this.text = text;
  }

  public Ask exit(String condition) {
    this.exit = condition;
    return this;
  }

  public Ask get(Field field) {
    gets.add(field);
    return this;
  }

  /** A get of the next ask, collected with this one if it is still empty. */
  public Ask ahead(Field field) {
    ahead.add(field);
    return this;
  }

  public Ask maxTurns(int turns) {
    this.maxTurns = turns;
    return this;
  }

  /** Passed over if every get has a value. */
  public Ask skipIfKnown() {
    this.skipIfKnown = true;
    return this;
  }

  /** What follows reads nothing that the extraction writes: its call may be made at the same time (N14). */
  public Ask pipelined() {
    this.pipelined = true;
    return this;
  }

  /** The same on some ways; whether it is one of them is seen when the ask ends. */
  public Ask pipelinedIfUnread() {
    this.ifUnread = true;
    return pipelined();
  }

  public String text() {
    return text;
  }

  /** {@code ""} if the script has none. */
  public String exit() {
    return exit;
  }

  /** 0 if the script does not say. */
  public int maxTurns() {
    return maxTurns;
  }

  public boolean isSkippedIfKnown() {
    return skipIfKnown;
  }

  public boolean isPipelined() {
    return pipelined;
  }

  public boolean isOnlyIfUnread() {
    return ifUnread;
  }

  public List<Field> gets() {
    return gets;
  }

  public List<Field> aheads() {
    return ahead;
  }
}
