package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Access;
import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.Meaning;
import io.heartrule.compiler.analyse.Scope;
import io.heartrule.compiler.analyse.TopicCalls;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.analyse.Type;
import io.heartrule.compiler.analyse.Variable;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Attention;
import io.heartrule.compiler.model.AutoUpdate;
import io.heartrule.compiler.model.Expression;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;
import io.heartrule.compiler.model.Text;
import io.heartrule.compiler.model.Value;
import io.heartrule.compiler.model.Variant;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Ensures that the expression that ends a rule or an opening can become true (HR515): it cannot if it
 * is false for the initial values of variables that nothing ever writes.
 */
final class CancelConditionCheck implements Check {

  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    Set<Variable> written = new HashSet<>();
    for (Access access : analysis.symbols().accesses()) {
      if (!access.kind().isRead()) {
        written.add(access.variable());
      }
    }
    One run = new One(analysis, diagnostics, written);
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
    for (Rule rule : analysis.project().rules()) {
      run.check(rule.cancelWhen(), rule.cancelWhenText(), rule.name().text());
      run.check(rule.cancelIfExpression(), rule.cancelIf(), rule.name().text());
      rule.effects().forEach(run::checkAction);
    }
  }

  private static final class One {
    /** Stands for a value that is not known before the script runs; no other value equals it. */
    private static final Object UNKNOWN = new Object();
    private static final Object NOTHING = new Object();

    private final Analysis analysis;
    private final Diagnostics diagnostics;
    private final Set<Variable> written;

    One(Analysis analysis, Diagnostics diagnostics, Set<Variable> written) {
      this.analysis = analysis;
      this.diagnostics = diagnostics;
      this.written = written;
    }

    void checkAttentions(List<Attention> attentions) {
      for (Attention attention : attentions) {
        if (attention instanceof Attention.Open open && open.rule() != null) {
          check(open.cancelWhen(), open.cancelWhenText(), open.rule().text());
        }
      }
    }

    void checkAction(Action action) {
      if (action instanceof Action.OpenRule open && open.rule() != null) {
        check(open.cancelWhen(), open.cancelWhenText(), open.rule().text());
      }
    }

    void check(Expression expression, Text text, String rule) {
      if (expression != null && namesVariable(expression) && Boolean.FALSE.equals(value(expression))) {
        diagnostics.add(text == null ? expression.span() : text.span(), Code.HR515, rule);
      }
    }

    /** Without a variable it is a constant: HR405. */
    private static boolean namesVariable(Expression expression) {
      if (expression instanceof Expression.Binary binary) {
        return namesVariable(binary.left()) || namesVariable(binary.right());
      } else if (expression instanceof Expression.Not not) {
        return namesVariable(not.operand());
      }
      return expression instanceof Expression.Variable;
    }

    private Object value(Expression expression) {
      if (expression instanceof Expression.Bool bool) {
        return bool.value();
      } else if (expression instanceof Expression.Number number) {
        return number.value();
      } else if (expression instanceof Expression.Str string) {
        return string.value();
      } else if (expression instanceof Expression.Null) {
        return NOTHING;
      } else if (expression instanceof Expression.Variable variable) {
        return value(variable);
      } else if (expression instanceof Expression.Not not) {
        return value(not.operand()) instanceof Boolean known ? !known : UNKNOWN;
      } else if (expression instanceof Expression.Binary binary) {
        return value(binary);
      }
      return UNKNOWN;
    }

    private Object value(Expression.Variable place) {
      if (place.field() != null || !(analysis.symbols().meaning(place.span()) instanceof Meaning.OfVariable meaning)) {
        return UNKNOWN;
      }
      Variable variable = meaning.variable();
      boolean changes = written.contains(variable) || variable.autoUpdate() != AutoUpdate.CLOSE || variable.input()
          || variable.scope() instanceof Scope.OfTopic || variable.span() == null;
      return changes ? UNKNOWN : initial(variable);
    }

    private static Object initial(Variable variable) {
      if (variable.initial() instanceof Value.OfBool bool) {
        return bool.value();
      } else if (variable.initial() instanceof Value.OfNumber number) {
        return number.value();
      } else if (variable.initial() instanceof Value.OfText text) {
        return text.text().placeholders().isEmpty() ? text.text().value() : UNKNOWN;
      } else if (variable.initial() != null && !(variable.initial() instanceof Value.OfNull)) {
        return UNKNOWN;
      } else if (variable.type() instanceof Type.BooleanType) {
        return false;
      } else if (variable.counter()) {
        return BigDecimal.ZERO;
      }
      return variable.type() instanceof Type.ListType || variable.type() instanceof Type.LogType ? UNKNOWN : NOTHING;
    }

    private Object value(Expression.Binary binary) {
      Object left = value(binary.left());
      Object right = value(binary.right());
      switch (binary.operator()) {
        case AND:
          return isFalse(left) || isFalse(right) ? Boolean.FALSE : UNKNOWN;
        case OR:
          return isFalse(left) && isFalse(right) ? Boolean.FALSE : UNKNOWN;
        default:
          return left == UNKNOWN || right == UNKNOWN ? UNKNOWN : compare(binary.operator(), left, right);
      }
    }

    private static boolean isFalse(Object value) {
      return Boolean.FALSE.equals(value);
    }

    private static Object compare(Expression.Operator operator, Object left, Object right) {
      boolean nothing = left == NOTHING || right == NOTHING;
      if (operator == Expression.Operator.EQUAL || operator == Expression.Operator.NOT_EQUAL) {
        boolean equal = left instanceof BigDecimal a && right instanceof BigDecimal b
            ? a.compareTo(b) == 0 : left.equals(right);
        return equal == (operator == Expression.Operator.EQUAL);
      } else if (operator.isComparison() && operator != Expression.Operator.IN) {
        if (nothing) {
          return false;
        } else if (left instanceof BigDecimal a && right instanceof BigDecimal b) {
          return ordered(operator, a.compareTo(b));
        }
      }
      return UNKNOWN;
    }

    private static boolean ordered(Expression.Operator operator, int sign) {
      return switch (operator) {
        case AT_LEAST -> sign >= 0;
        case AT_MOST -> sign <= 0;
        case GREATER -> sign > 0;
        default -> sign < 0;
      };
    }
  }
}
