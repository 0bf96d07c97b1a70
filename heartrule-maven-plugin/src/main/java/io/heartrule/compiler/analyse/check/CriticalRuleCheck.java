package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.TopicCalls;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Attention;
import io.heartrule.compiler.model.Expression;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;
import io.heartrule.compiler.model.Text;
import io.heartrule.compiler.model.Variant;
import io.heartrule.compiler.source.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Ensures that nothing takes a critical rule or its topic away (HR514), and that its topic begins
 * with literal words and does not simply go on (HR523, HR524; N8, N9).
 */
final class CriticalRuleCheck implements Check {

  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    One run = new One(analysis, diagnostics, new LinkedHashMap<>());
    analysis.project().rules().stream().filter(Rule::critical).forEach(run::checkRule);
    for (Session session : analysis.project().sessions()) {
      run.checkAttentions(session.attentions());
      for (Stage stage : session.stages()) {
        run.checkAttentions(stage.attentions());
      }
    }
    for (TopicPlace place : analysis.symbols().topics()) {
      run.checkAttentions(place.topic().attentions());
      for (Variant variant : Variant.values()) {
        TopicCalls.actions(place, variant).forEach(run::checkAction);
      }
    }
    analysis.project().rules().forEach(rule -> rule.effects().forEach(run::checkAction));
  }

  /** @param topics the topics that critical rules call, with the name of the first of these rules */
  private record One(Analysis analysis, Diagnostics diagnostics, Map<String, Name> topics) {

    void checkRule(Rule rule) {
      if (rule.cancelIf() != null || rule.cancelIfExpression() != null) {
        report(span(rule.cancelIf(), rule.cancelIfExpression()), "cancel", rule.name());
      }
      if (rule.cancelWhen() != null || rule.cancelWhenText() != null) {
        report(span(rule.cancelWhenText(), rule.cancelWhen()), "cancel", rule.name());
      }
      if (rule.fromlist() != null) {
        diagnostics.add(Diagnostic.at(Keys.of(rule.fromlist().span()), Code.HR514, rule.name()).variant("list"));
      }
      rule.calls().forEach(name -> checkTopic(name, rule));
      for (Action.Effect effect : rule.effects()) {
        if (effect instanceof Action.Call call && call.topic() != null) {
          checkTopic(call.topic(), rule);
        }
      }
    }

    private void checkTopic(Name called, Rule rule) {
      TopicPlace place = analysis.symbols().skillPlace(called.text());
      if (place == null || topics.putIfAbsent(called.text(), rule.name()) != null) {
        return;
      }
      for (Variant variant : Variant.values()) {
        List<Action> actions = TopicCalls.actions(place, variant);
        if (!actions.isEmpty()) {
          Action first = actions.get(0);
          if (!(first instanceof Action.Say say) || isConditional(first)) {
            diagnostics.add(first.common().head(), Code.HR523, place.topic().name(), rule.name());
          } else if (isEmptyWithoutValues(say.text())) {
            diagnostics.add(Diagnostic.at(first.common().head(), Code.HR523, place.topic().name(), rule.name())
                .variant("values"));
          }
          Action last = actions.get(actions.size() - 1);
          if (last instanceof Action.AiAsk ask && ask.skipIfKnown()) {
            diagnostics.add(Diagnostic.at(last.common().head(), Code.HR524, place.topic().name(), rule.name())
                .variant("skipped"));
          }
          for (Action action : actions) {
            if (action instanceof Action.AiAsk && !isConditional(action)) {
              break;
            } else if (leavesTopic(action) && action != last) {
              diagnostics.add(Diagnostic.at(action.common().head(), Code.HR524, place.topic().name(), rule.name())
                  .variant("left"));
            }
          }
          if (!staysWithVisitor(last) || isConditional(last)) {
            diagnostics.add(last.common().head(), Code.HR524, place.topic().name(), rule.name());
          }
        }
      }
    }

    private static boolean staysWithVisitor(Action last) {
      return last instanceof Action.AiAsk || last instanceof Action.Stop stop
          && (stop.target() == Action.Stop.Target.SESSION || stop.target() == Action.Stop.Target.ALL);
    }

    private static boolean leavesTopic(Action action) {
      return action instanceof Action.Stop stop && stop.target() == Action.Stop.Target.TOPIC;
    }

    /** Words that hang on values alone may be no words at all. */
    private static boolean isEmptyWithoutValues(Text text) {
      return text != null && !text.pieces().isEmpty()
          && text.pieces().stream().noneMatch(piece -> piece instanceof Text.Literal words && !words.text().isBlank());
    }

    private static boolean isConditional(Action action) {
      return action.common().condition() != null || action.common().conditionText() != null;
    }

    void checkAttentions(List<Attention> attentions) {
      for (Attention attention : attentions) {
        if (attention.rule() != null && isCritical(attention.rule())) {
          if (attention instanceof Attention.Open open) {
            checkOpening(open.rule(), open.cancelWhenText(), open.cancelWhen());
          } else {
            report(Keys.head(attention.span()), "close", attention.rule());
          }
        }
      }
    }

    void checkAction(Action action) {
      Span head = action.common().head();
      if (action instanceof Action.CloseRule close && isCritical(close.rule())) {
        report(head, "close", close.rule());
      } else if (action instanceof Action.OpenRule open && isCritical(open.rule())) {
        checkOpening(open.rule(), open.cancelWhenText(), open.cancelWhen());
      } else if (action instanceof Action.CancelTopic cancel) {
        checkQueue(head, cancel.topic());
      } else if (action instanceof Action.DeferTopic defer) {
        checkQueue(head, defer.topic());
      } else if (action instanceof Action.Weight weight) {
        checkQueue(head, weight.topic());
      }
    }

    private void checkOpening(Name rule, Text text, Expression expression) {
      if (text != null || expression != null) {
        report(span(text, expression), "cancel", rule);
      }
    }

    private void checkQueue(Span head, Name topic) {
      if (topic != null && topics.containsKey(topic.text())) {
        diagnostics.add(Diagnostic.at(head, Code.HR514, topics.get(topic.text())).variant("topic", topic));
      }
    }

    private void report(Span span, String variant, Name rule) {
      diagnostics.add(Diagnostic.at(span, Code.HR514, rule).variant(variant));
    }

    private boolean isCritical(Name name) {
      Rule rule = name == null ? null : analysis.symbols().rule(name.text());
      return rule != null && rule.critical();
    }

    private static Span span(Text text, Expression expression) {
      return Keys.of(text != null ? text.span() : expression.span());
    }
  }
}
