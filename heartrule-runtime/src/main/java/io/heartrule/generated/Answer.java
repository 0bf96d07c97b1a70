package io.heartrule.generated;

import java.util.List;

/**
 * What the model found, read by type. Every reader takes the known value and gives it back when
 * the model found nothing new.
 */
public abstract class Answer {
  /** NEXT if the action may read the answer, else what it must return. */
  public final Signal signal;

  protected Answer(Signal signal) {
    this.signal = signal;
  }

  public abstract String text(String name, String known);

  public abstract Double number(String name, Double known);

  public abstract Integer integer(String name, Integer known);

  public abstract Boolean yesNo(String name, Boolean known);

  /** An unknown word changes nothing and is logged. */
  public abstract <E extends Enum<E> & Worded> E status(String name, E known, Class<E> type);

  /** Merges the found records into the known ones (section b6). */
  public abstract <T extends Record & Keyed> List<T> list(String name, List<T> known, Class<T> type);

  /** Adds the found texts that are not in the list yet. */
  public abstract List<String> texts(String name, List<String> known);
}
