package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Get;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Text;
import io.heartrule.compiler.model.TypeName;
import io.heartrule.compiler.model.Value;
import io.heartrule.compiler.model.Watch;
import io.heartrule.compiler.source.Span;
import java.math.BigDecimal;
import java.util.List;

/** What a written type, value, get or watch tells of the type of a variable. */
final class Typing {
  /** Stands for "a list of records" until its fields are known. */
  static final Type RECORDS = new Type.ListType(new Type.RecordType(List.of(), null));
  /** Stands for "some list". */
  static final Type LIST = new Type.ListType(Type.TEXT);

  private Typing() {}

  static List<String> words(List<Name> values) {
    return values.stream().map(Name::text).distinct().toList();
  }

  static void written(Draft draft, TypeName type, List<Name> values) {
    if (type.kind() == TypeName.Kind.ENUM) {
      List<String> words = values.isEmpty() ? StatusWords.in(draft.define) : words(values);
      draft.add(new Evidence(Evidence.Kind.WRITTEN, null, null, words, type.span()));
    } else {
      draft.add(Evidence.of(Evidence.Kind.WRITTEN, of(type.kind()), type.span()));
    }
  }

  private static Type of(TypeName.Kind kind) {
    return switch (kind) {
      case TEXT, ENUM -> Type.TEXT;
      case NUMBER -> Type.NUMBER;
      case INTEGER -> Type.INTEGER;
      case BOOLEAN -> Type.BOOLEAN;
      case LIST -> LIST;
    };
  }

  static void get(Draft draft, Get get) {
    if (draft.define == null) {
      draft.define = get.define();
    }
    if (get.type() != null) {
      written(draft, get.type(), get.values());
    } else if (!get.values().isEmpty()) {
      draft.add(Evidence.status(words(get.values()), get.values().get(0).span()));
    }
  }

  static void watch(Draft draft, Watch watch) {
    if (draft.define == null) {
      draft.define = watch.define();
    }
    Span span = watch.variable().span();
    switch (watch.kind()) {
      case COUNTER -> {
        draft.counter = true;
        draft.add(Evidence.of(Evidence.Kind.KEPT, Type.INTEGER, span));
      }
      case LOG -> draft.add(Evidence.of(Evidence.Kind.KEPT, Type.LOG, span));
      case STATUS -> draft.add(Evidence.status(
          watch.values().isEmpty() ? StatusWords.in(watch.define()) : words(watch.values()), span));
      case GET -> {
        if (watch.type() != null) {
          written(draft, watch.type(), watch.values());
        } else if (!watch.values().isEmpty()) {
          draft.add(Evidence.status(words(watch.values()), span));
        }
      }
    }
  }

  /** @param source what a lone placeholder in the value means, or null */
  static void value(Draft draft, Value value, Draft source) {
    if (value instanceof Value.OfBool) {
      draft.add(Evidence.of(Evidence.Kind.FACT, Type.BOOLEAN, value.span()));
    } else if (value instanceof Value.OfNumber number) {
      draft.add(Evidence.of(Evidence.Kind.FACT, number(number.value()), value.span()));
    } else if (value instanceof Value.OfList) {
      draft.add(Evidence.of(Evidence.Kind.FACT, LIST, value.span()));
    } else if (value instanceof Value.OfText text) {
      text(draft, text.text(), source);
    }
  }

  private static void text(Draft draft, Text text, Draft source) {
    if (text.isSinglePlaceholder()) {
      if (source != null && source != draft) {
        draft.add(Evidence.copy(source, text.span()));
      }
    } else if (!text.isBlank()) {
      draft.add(Evidence.of(Evidence.Kind.FACT, Type.TEXT, text.span()));
    }
  }

  static Type number(BigDecimal value) {
    return value.stripTrailingZeros().scale() <= 0 ? Type.INTEGER : Type.NUMBER;
  }
}
