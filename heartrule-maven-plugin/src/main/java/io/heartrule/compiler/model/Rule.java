package io.heartrule.compiler.model;

import io.heartrule.compiler.source.Span;
import java.util.List;

/**
 * A rule: when something shows in the dialogue, something is done.
 *
 * @param checkTime null only if it is missing (which has been reported)
 * @param ifText the condition as written, or null ({@code always}, {@code compare})
 * @param ifExpression the same as an expression if the whole text is one, else null
 * @param always whether {@code if: always} is written
 * @param condition the guard that the program evaluates, or null
 * @param reply null if not written
 * @param replySpan the key {@code reply} or {@code say}, or null
 * @param calls the topics to call: more than one are alternatives tried in order
 * @param timing null if not written
 * @param span the whole item
 */
public record Rule(Name name, Name id, CheckTime checkTime, Span checkTimeSpan,
    Text ifText, Expression ifExpression, boolean always, Expression condition, Text conditionText,
    List<Name> compare, Text reply, Span replySpan, List<Name> calls, Timing.Written timing,
    Name fromlist, List<Assignment> input, List<Assignment> output, List<Action.Effect> effects,
    Text cancelIf, Expression cancelIfExpression, Expression cancelWhen, Text cancelWhenText,
    List<Watch> watches, List<Text> phrases, int priority, boolean critical, boolean once, Span span) {
  public Rule {
    compare = List.copyOf(compare);
    calls = List.copyOf(calls);
    input = List.copyOf(input);
    output = List.copyOf(output);
    effects = List.copyOf(effects);
    watches = List.copyOf(watches);
    phrases = List.copyOf(phrases);
  }
}
