package io.heartrule.compiler.analyse;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Expression;
import io.heartrule.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Weighs the evidence for the type of each variable (the table of section b6); reports what conflicts. */
final class TypeInference {
  private final Diagnostics diagnostics;

  TypeInference(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Adds what the expressions tell: with what a variable is compared or added. */
  void learn(List<PlacedExpression> expressions, Binder binder) {
    expressions.forEach(placed -> learn(placed.expression(), binder));
  }

  private void learn(Expression expression, Binder binder) {
    if (expression instanceof Expression.Not not) {
      learn(not.operand(), binder);
    } else if (expression instanceof Expression.Apply apply) {
      apply.arguments().forEach(argument -> learn(argument, binder));
      if (apply.function() == Expression.Function.COUNT && apply.arguments().size() == 1) {
        Draft counted = variable(apply.arguments().get(0), binder);
        if (counted != null) {
          counted.add(Evidence.of(Evidence.Kind.COUNTED, Typing.LIST, apply.arguments().get(0).span()));
        }
      }
    } else if (expression instanceof Expression.Binary binary) {
      learn(binary.left(), binder);
      learn(binary.right(), binder);
      if (binary.operator().isComparison() || binary.operator().isArithmetic()) {
        compared(binary.left(), binary.right(), binder);
        compared(binary.right(), binary.left(), binder);
      }
    }
  }

  private void compared(Expression side, Expression other, Binder binder) {
    Draft draft = variable(side, binder);
    Type type = draft == null ? null : literal(other);
    if (type != null) {
      draft.add(Evidence.of(Evidence.Kind.COMPARED, type, side.span()));
    }
  }

  private static Draft variable(Expression expression, Binder binder) {
    if (expression instanceof Expression.Variable variable) {
      Mention mention = binder.at(variable.span());
      return mention == null ? null : mention.typed();
    }
    return null;
  }

  private static Type literal(Expression expression) {
    if (expression instanceof Expression.Bool) {
      return Type.BOOLEAN;
    } else if (expression instanceof Expression.Number number) {
      return Typing.number(number.value());
    } else if (expression instanceof Expression.Str) {
      return Type.TEXT;
    } else if (expression instanceof Expression.ListOf list && !list.elements().isEmpty()) {
      return literal(list.elements().get(0));
    } else if (expression instanceof Expression.Binary binary && binary.operator().isArithmetic()) {
      return Type.INTEGER;
    }
    return null;
  }

  /** The type of a variable; reports conflicting evidence once. */
  Type infer(Draft draft) {
    if (draft.type != null) {
      return draft.type;
    }
    if (draft.inferring) {
      return null;
    }
    draft.inferring = true;
    Type type = strongest(draft);
    draft.inferring = false;
    draft.type = type == null ? Type.TEXT : type;
    return draft.type;
  }

  private Type strongest(Draft draft) {
    Evidence first = null;
    Type type = null;
    for (Evidence.Kind kind : Evidence.Kind.values()) {
      if (kind.compareTo(Evidence.Kind.COMPARED) >= 0 && type != null) {
        break;
      }
      for (Evidence evidence : draft.evidence) {
        Type told = evidence.kind() == kind ? told(evidence, draft) : null;
        if (told == null) {
          continue;
        }
        if (type == null) {
          type = told;
          first = evidence;
        } else if (isMixedCopy(type, told, first, evidence)) {
          type = Type.TEXT;
        } else if (isWordsOfText(type, told, first)) {
          conflict(draft, first, evidence);
          return type;
        } else if (agree(type, told, evidence)) {
          type = wider(type, told, first);
        } else if (kind == Evidence.Kind.KEPT || first.kind() != Evidence.Kind.WRITTEN
            && evidence.kind() != Evidence.Kind.LISTED && evidence.kind() != Evidence.Kind.COUNTED) {
          conflict(draft, first, evidence);
          return type;
        }
      }
    }
    if (draft.counter && type instanceof Type.NumberType) {
      return Type.INTEGER;
    }
    return type instanceof Type.ListType ? list(draft, type) : type;
  }

  /** Values written elsewhere would be lost on a variable that is written to be a text. */
  private static boolean isWordsOfText(Type type, Type told, Evidence first) {
    return first.kind() == Evidence.Kind.WRITTEN && type == Type.TEXT && told instanceof Type.EnumType;
  }

  private Type told(Evidence evidence, Draft draft) {
    if (evidence.kind() == Evidence.Kind.COPY) {
      return infer(evidence.same());
    } else if (evidence.type() != null) {
      return evidence.type();
    }
    List<String> words = evidence.values().isEmpty() ? StatusWords.in(draft.define) : evidence.values();
    return words.isEmpty() ? Type.TEXT : new Type.EnumType(words);
  }

  /** A text takes a copy of any single value, whatever else is copied into it. */
  private static boolean isMixedCopy(Type type, Type told, Evidence first, Evidence evidence) {
    boolean single = !(type instanceof Type.ListType) && !(told instanceof Type.ListType);
    return evidence.kind() == Evidence.Kind.COPY && single && (type == Type.TEXT
        || told == Type.TEXT && first.kind() == Evidence.Kind.COPY);
  }

  /** Whether both can be true of one variable. */
  private static boolean agree(Type one, Type other, Evidence evidence) {
    if (one.equals(other) || isNumber(one) && isNumber(other)) {
      return true;
    }
    if (one instanceof Type.ListType && other instanceof Type.ListType) {
      return true;
    }
    boolean words = one instanceof Type.EnumType || other instanceof Type.EnumType;
    boolean text = one == Type.TEXT || other == Type.TEXT;
    return words && (text || one.getClass() == other.getClass())
        || evidence.kind() == Evidence.Kind.LISTED && one instanceof Type.LogType;
  }

  static boolean isNumber(Type type) {
    return type instanceof Type.NumberType || type instanceof Type.IntegerType;
  }

  private static Type wider(Type one, Type other, Evidence first) {
    boolean fixed = first.kind() == Evidence.Kind.WRITTEN;
    if (!fixed && isNumber(one) && other instanceof Type.NumberType) {
      return other;
    }
    if (one instanceof Type.EnumType a && other instanceof Type.EnumType b && !fixed) {
      List<String> words = new ArrayList<>(a.values());
      b.values().stream().filter(word -> !words.contains(word)).forEach(words::add);
      return new Type.EnumType(words);
    }
    return one == Typing.LIST ? other : one;
  }

  /** The type of a list, with the fields of its records. */
  private Type list(Draft draft, Type told) {
    Draft records = draft.recordSource();
    if (records.fields.isEmpty()) {
      boolean bare = ((Type.ListType) told).element() instanceof Type.RecordType record && record.fields().isEmpty();
      return bare ? Typing.LIST : told;
    }
    if (records != draft) {
      return infer(records);
    }
    List<Type.Field> fields = new ArrayList<>();
    for (Draft field : draft.fields.values()) {
      fields.add(new Type.Field(field.fieldName, infer(field), field.define, !field.filled));
    }
    String key = draft.declared == null || draft.declared.key() == null ? null : draft.declared.key().text();
    return new Type.ListType(new Type.RecordType(fields, key));
  }

  private void conflict(Draft draft, Evidence first, Evidence second) {
    Span earlier = first.span().compareTo(second.span()) <= 0 ? first.span() : second.span();
    Span later = earlier == first.span() ? second.span() : first.span();
    Evidence early = earlier == first.span() ? first : second;
    Evidence late = early == first ? second : first;
    diagnostics.add(Diagnostic.at(later, Code.HR306, draft.name, word(told(late, draft)), word(told(early, draft)),
        earlier.place()));
  }

  /** The word of the script for a type. */
  static String word(Type type) {
    if (type instanceof Type.BooleanType) {
      return "boolean";
    } else if (type instanceof Type.IntegerType) {
      return "integer";
    } else if (type instanceof Type.NumberType) {
      return "number";
    } else if (type instanceof Type.EnumType) {
      return "enum";
    } else if (type instanceof Type.ListType) {
      return "list";
    } else if (type instanceof Type.LogType) {
      return "log";
    }
    return "text";
  }
}
