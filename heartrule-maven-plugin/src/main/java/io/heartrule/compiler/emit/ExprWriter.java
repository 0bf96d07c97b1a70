package io.heartrule.compiler.emit;

import io.heartrule.compiler.analyse.machine.Expr;
import io.heartrule.compiler.analyse.machine.Holder;
import io.heartrule.compiler.analyse.machine.JavaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Writes expressions.
 *
 * @param vars how a topic's own variables are reached here: {@code frame.vars} or {@code vars}
 * @param called how the variables of a called topic are reached
 * @param moment the counselor or the view of a rule
 */
record ExprWriter(JavaWriter java, String vars, String called, String moment) {
  /** In an action method of a topic. */
  static ExprWriter ofAction(JavaWriter java) {
    return new ExprWriter(java, "frame.vars", "skill.vars", "counselor");
  }

  /** In any other method of a part. */
  static ExprWriter ofPart(JavaWriter java) {
    return new ExprWriter(java, "vars", "called", "counselor");
  }

  /** In the methods of rules. */
  static ExprWriter ofRule(JavaWriter java) {
    return new ExprWriter(java, "vars", "called", "view");
  }

  String holder(Holder holder) {
    return switch (holder) {
      case VARS -> vars;
      case SESSION -> "session";
      case STAGE -> "stage";
      case GLOBALS -> "globals";
      case WATCH -> "watch";
      case TOPIC -> "topic";
      case ITEM -> "item";
      case CALLED -> called;
      case QUEUED -> "queued";
      case MOMENT -> moment;
    };
  }

  String write(Expr expr) {
    StringBuilder out = new StringBuilder();
    write(out, expr);
    return out.toString();
  }

  private void write(StringBuilder out, Expr expr) {
    if (expr instanceof Expr.Str that) {
      out.append(Literals.string(that.text()));
    } else if (expr instanceof Expr.Read that) {
      out.append(holder(that.holder())).append('.').append(that.member()).append(that.accessor() ? "()" : "");
    } else if (expr instanceof Expr.Helper that) {
      list(out.append(java.imported("Texts", that.name())), that.arguments());
    } else if (expr instanceof Expr.Join that) {
      join(out, that.pieces());
    } else if (expr instanceof Expr.Num that) {
      out.append(that.java());
    } else if (expr instanceof Expr.Bool that) {
      out.append(that.value());
    } else if (expr instanceof Expr.Null) {
      out.append("null");
    } else if (expr instanceof Expr.Whole that) {
      out.append(holder(that.holder()));
    } else if (expr instanceof Expr.StaticCall that) {
      list(out.append(java.type(that.type())).append('.').append(that.method()), that.arguments());
    } else if (expr instanceof Expr.Chained that) {
      write(out, that.on());
      list(out.append('.').append(that.method()), that.arguments());
    } else if (expr instanceof Expr.Member that) {
      out.append(java.isThis(that.type()) ? "" : java.type(that.type()) + ".").append(that.name());
    } else if (expr instanceof Expr.OnMoment that) {
      list(out.append(moment).append('.').append(that.method()), that.arguments());
    } else if (expr instanceof Expr.Own that) {
      out.append(that.method()).append('(').append(arguments(that.holders())).append(')');
    } else if (expr instanceof Expr.FromAnswer that) {
      answer(out, that);
    } else if (expr instanceof Expr.OtherWatch that) {
      String watch = moment + ".watch(" + java.type(that.type()) + ".class)";
      out.append('(').append(watch).append(" == null ? null : ").append(watch).append('.').append(that.member())
          .append(')');
    } else if (expr instanceof Expr.Infix that) {
      infix(out, that);
    } else if (expr instanceof Expr.Not that) {
      write(out.append('!'), that.operand() instanceof Expr.Infix ? parenthesised(that.operand()) : that.operand());
    } else if (expr instanceof Expr.Choice that) {
      write(out, that.condition());
      write(out.append(" ? "), that.yes());
      write(out.append(" : "), that.no());
    } else if (expr instanceof Expr.ListOf that) {
      list(out.append(java.type(JavaType.LIST)).append(".of"), that.elements());
    }
  }

  /** Holders as arguments, in the order of parameters. */
  String arguments(Set<Holder> holders) {
    StringBuilder out = new StringBuilder();
    for (Holder holder : holders) {
      out.append(out.isEmpty() ? "" : ", ").append(holder(holder));
    }
    return out.toString();
  }

  private void list(StringBuilder out, List<Expr> arguments) {
    out.append('(');
    for (int i = 0; i < arguments.size(); i++) {
      write(out.append(i == 0 ? "" : ", "), arguments.get(i));
    }
    out.append(')');
  }

  private void answer(StringBuilder out, Expr.FromAnswer from) {
    out.append("answer.").append(from.method()).append('(').append(Literals.string(from.name())).append(", ");
    write(out, from.known());
    if (from.type() != null) {
      out.append(", ").append(java.type(from.type())).append(".class");
    }
    out.append(')');
  }

  /** Constants that are long together are joined at run time: javac folds them into one. */
  private void join(StringBuilder out, List<Expr> pieces) {
    int characters = 0;
    for (Expr piece : pieces) {
      characters += piece instanceof Expr.Str text ? text.text().length() : 0;
    }
    if (Literals.isLong(characters)) {
      list(out.append("String.join"), prepend(new Expr.Str(""), pieces));
      return;
    }
    for (int i = 0; i < pieces.size(); i++) {
      write(out.append(i == 0 ? "" : " + "), pieces.get(i));
    }
  }

  private static List<Expr> prepend(Expr first, List<Expr> rest) {
    List<Expr> all = new ArrayList<>();
    all.add(first);
    all.addAll(rest);
    return all;
  }

  private void infix(StringBuilder out, Expr.Infix infix) {
    operand(out, infix.operator(), infix.left());
    operand(out.append(' ').append(infix.operator()).append(' '), infix.operator(), infix.right());
  }

  private void operand(StringBuilder out, String operator, Expr operand) {
    boolean other = operand instanceof Expr.Infix inner && !inner.operator().equals(operator)
        && !(isLogical(operator) && !isLogical(inner.operator()));
    write(out, other ? parenthesised(operand) : operand);
  }

  private static boolean isLogical(String operator) {
    return operator.equals("&&") || operator.equals("||");
  }

  private Expr parenthesised(Expr expr) {
    return new Expr.Num("(" + write(expr) + ")");
  }
}
