package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.ExpressionTypes;
import io.heartrule.compiler.analyse.Reference;
import io.heartrule.compiler.analyse.Type;
import io.heartrule.compiler.analyse.Variable;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.diagnostic.NearNames;
import io.heartrule.compiler.model.Value;
import java.math.BigDecimal;
import java.util.Optional;

/** Ensures that initial and assigned values fit the variable (HR313), and a status one of its words (HR309). */
final class ValueCheck implements Check {
  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    ExpressionTypes types = new ExpressionTypes(analysis.symbols());
    for (Variable variable : analysis.symbols().variables()) {
      if (variable.initial() != null) {
        check(variable.name(), variable.type(), variable.initial(), types, diagnostics);
      }
    }
    for (Reference reference : analysis.symbols().references()) {
      Type type = reference.value() == null ? null : ExpressionTypes.of(reference.meaning());
      if (type != null) {
        check(reference.name().text(), type, reference.value(), types, diagnostics);
      }
    }
  }

  private static void check(String name, Type type, Value value, ExpressionTypes types, Diagnostics diagnostics) {
    if (value instanceof Value.OfNull || isCopy(value) && types.of(value) == null) {
      return;
    }
    Type given = types.of(value);
    if (type instanceof Type.EnumType status && value instanceof Value.OfText text && !isCopy(value)) {
      word(name, status, text, diagnostics);
    } else if (!fits(type, given, value) && !diagnostics.hasErrorAt(value.span())) {
      Diagnostic found = Diagnostic.at(value.span(), Code.HR313, name, ExpressionTypes.word(type), value.span().text());
      Optional<String> unquoted = unquoted(type, value);
      if (unquoted.isPresent()) {
        diagnostics.add(found.variant(isQuoted(value) ? "quoted" : "word", unquoted.get())
            .fix(value.span(), unquoted.get()));
      } else if (type instanceof Type.TextType && (value instanceof Value.OfBool || value instanceof Value.OfNumber)) {
        diagnostics.add(found.variant("unquoted").fix(value.span(), '"' + value.span().text() + '"'));
      } else {
        diagnostics.add(found);
      }
    }
  }

  private static void word(String name, Type.EnumType status, Value.OfText text, Diagnostics diagnostics) {
    String word = text.text().value().strip();
    boolean open = word.isEmpty() || !text.text().placeholders().isEmpty();
    if (!open && !status.values().contains(word)) {
      Diagnostic found = Diagnostic.at(text.span(), Code.HR309, word, name, String.join("、", status.values()));
      Optional<String> near = NearNames.nearest(word, status.values());
      diagnostics.add(near.isPresent() ? found.variant("near", near.get()) : found);
    }
  }

  static boolean isCopy(Value value) {
    return value instanceof Value.OfText text && text.text().isSinglePlaceholder();
  }

  private static boolean fits(Type type, Type given, Value value) {
    if (given == null || type.getClass() == given.getClass() && !(type instanceof Type.ListType)) {
      return true;
    }
    if (type instanceof Type.NumberType) {
      return given instanceof Type.IntegerType;
    } else if (type instanceof Type.TextType) {
      return given instanceof Type.EnumType || isCopy(value);
    } else if (type instanceof Type.EnumType) {
      return given instanceof Type.TextType;
    } else if (type instanceof Type.ListType list && given instanceof Type.ListType) {
      boolean empty = value instanceof Value.OfList of && of.elements().isEmpty();
      return empty || isCopy(value) || list.element() instanceof Type.TextType;
    }
    boolean cleared = value instanceof Value.OfText text && text.text().isBlank();
    return cleared || type instanceof Type.LogType && value instanceof Value.OfList of && of.elements().isEmpty();
  }

  private static boolean isQuoted(Value value) {
    String written = value.span().text();
    return written.startsWith("'") || written.startsWith("\"");
  }

  /** A quoted number or yes/no where an unquoted one is meant. */
  private static Optional<String> unquoted(Type type, Value value) {
    if (!(value instanceof Value.OfText text) || !text.text().placeholders().isEmpty()) {
      return Optional.empty();
    }
    String word = text.text().value().strip();
    if (type instanceof Type.BooleanType) {
      return switch (word) {
        case "true", "True", "是", "yes" -> Optional.of("true");
        case "false", "False", "否", "no" -> Optional.of("false");
        default -> Optional.empty();
      };
    }
    if (ExpressionTypes.isNumber(type) && !word.isEmpty() && word.length() < 20
        && word.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.' || c == '-')) {
      try {
        boolean whole = new BigDecimal(word).stripTrailingZeros().scale() <= 0;
        return whole || type instanceof Type.NumberType ? Optional.of(word) : Optional.empty();
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }
}
