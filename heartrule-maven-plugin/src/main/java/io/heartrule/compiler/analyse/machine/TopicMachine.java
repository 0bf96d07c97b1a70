package io.heartrule.compiler.analyse.machine;

import java.util.List;
import java.util.Map;

/**
 * A topic of a stage, or a skill, in one of its forms.
 *
 * @param kind {@code 话题} or {@code 技能} and more, for the comment
 * @param declaresVars whether the class of its variables is nested in this one
 * @param quick the class of the short form, or null
 * @param detailed the class of the long form, or null
 * @param holders the types of what its actions read from
 */
public record TopicMachine(PartMachine part, String title, ScriptPlace place, boolean declaresVars, JavaType quick,
    JavaType detailed, int seconds, List<Step> steps, List<PendingCall> pending, List<String> uses,
    Map<Holder, JavaType> holders) {
  /** More actions than this are spread over several methods: longer ones are not compiled at run time. */
  public static final int CHUNK = 250;
}
