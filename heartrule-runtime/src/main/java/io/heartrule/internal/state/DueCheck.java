package io.heartrule.internal.state;

import java.util.List;

/**
 * A background check under way; kept so that it can be submitted again after a restart.
 *
 * @param id tells it apart
 * @param point {@code topic}, {@code stage}, {@code session}, {@code ask}, {@code every}
 * @param rules what is judged
 * @param own the rule that called the topic, which is not asked at its end; or null
 * @param since first line of the dialogue that is judged
 */
public record DueCheck(int id, String point, List<String> rules, String own, int since) {
  /** A rule has been cancelled meanwhile: it is not asked again. */
  public DueCheck without(String rule) {
    return new DueCheck(id, point, rules.stream().filter(each -> !each.equals(rule)).toList(), own, since);
  }
}
