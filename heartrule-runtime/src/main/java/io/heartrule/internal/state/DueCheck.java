package io.heartrule.internal.state;

import java.util.List;

/**
 * A background check under way; kept so that it can be submitted again after a restart.
 *
 * @param id tells it apart
 * @param point {@code topic}, {@code stage}, {@code session}, {@code ask}, {@code every}
 * @param rules what is judged
 * @param own the rules that called the topic, which are not asked at its end
 * @param since first line of the dialogue that is judged
 * @param until the line up to which it is judged
 * @param stage id of the stage in which it began, or null
 */
public record DueCheck(int id, String point, List<String> rules, List<String> own, int since, int until,
    String stage) {
  /** A rule has been cancelled meanwhile: it is not asked again. */
  public DueCheck without(String rule) {
    List<String> left = rules.stream().filter(each -> !each.equals(rule)).toList();
    return new DueCheck(id, point, left, own, since, until, stage);
  }
}
