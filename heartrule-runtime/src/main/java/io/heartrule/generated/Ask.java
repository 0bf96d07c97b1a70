package io.heartrule.generated;

import java.util.ArrayList;
import java.util.List;

/** What an ask or a think wants, built anew at each visit so that a changed text is used at once. */
public final class Ask {
  private final String text;
  private String exit = "";
  private int maxTurns;
  private boolean skipIfKnown;
  private Pipelined pipelined = Pipelined.NO;
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

  /** What follows reads nothing that the extraction writes: its calls may be made at the same time. */
  public Ask pipelined() {
    this.pipelined = Pipelined.ALWAYS;
    return this;
  }

  /** The same on some ways; which one it is shows when the ask ends. */
  public Ask pipelinedIfUnread() {
    this.pipelined = Pipelined.IF_UNREAD;
    return this;
  }

  /** The same, on the assumption that something is found. */
  public Ask pipelinedIfFound() {
    this.pipelined = Pipelined.IF_FOUND;
    return this;
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

  public Pipelined pipelining() {
    return pipelined;
  }

  public List<Field> gets() {
    return gets;
  }

  public List<Field> aheads() {
    return ahead;
  }
}
