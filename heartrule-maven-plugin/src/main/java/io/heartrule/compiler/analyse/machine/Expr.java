package io.heartrule.compiler.analyse.machine;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A Java expression with everything chosen: helper, member and type. */
public sealed interface Expr {
  Expr NULL = new Null();

  record Str(String text) implements Expr {}

  /** @param java as a Java literal */
  record Num(String java) implements Expr {}

  record Bool(boolean value) implements Expr {}

  record Null() implements Expr {}

  /** A text put together of texts. */
  record Join(List<Expr> pieces) implements Expr {
    public Join {
      pieces = List.copyOf(pieces);
    }
  }

  /** @param accessor whether the member is a method of a record */
  record Read(Holder holder, String member, boolean accessor) implements Expr {}

  /** The whole thing that a holder stands for: the element at hand. */
  record Whole(Holder holder) implements Expr {}

  /** A helper that is imported statically. */
  record Helper(String name, List<Expr> arguments) implements Expr {
    public Helper {
      arguments = List.copyOf(arguments);
    }
  }

  record StaticCall(JavaType type, String method, List<Expr> arguments) implements Expr {
    public StaticCall {
      arguments = List.copyOf(arguments);
    }
  }

  /** A method of what another expression gives. */
  record Chained(Expr on, String method, List<Expr> arguments) implements Expr {}

  /** A static member: an enum constant, a constant, {@code class}. */
  record Member(JavaType type, String name) implements Expr {}

  /** A method of the counselor or of the view of a rule. */
  record OnMoment(String method, List<Expr> arguments) implements Expr {
    public OnMoment {
      arguments = List.copyOf(arguments);
    }
  }

  /** A method of the same class that takes these holders. */
  record Own(String method, Set<Holder> holders) implements Expr {}

  /** What the model found. */
  record FromAnswer(String method, String name, Expr known, JavaType type) implements Expr {}

  /** A watch variable of another rule; null if that rule has no instance. */
  record OtherWatch(JavaType type, String member) implements Expr {}

  record Infix(String operator, Expr left, Expr right) implements Expr {}

  record Not(Expr operand) implements Expr {}

  record Choice(Expr condition, Expr yes, Expr no) implements Expr {}

  record ListOf(List<Expr> elements) implements Expr {
    public ListOf {
      elements = List.copyOf(elements);
    }
  }

  static Helper helper(String name, Expr... arguments) {
    return new Helper(name, List.of(arguments));
  }

  static StaticCall call(JavaType type, String method, Expr... arguments) {
    return new StaticCall(type, method, List.of(arguments));
  }

  static Member runtime(String type, String name) {
    return new Member(JavaType.runtime(type), name);
  }

  /** Adds the holders that the expression reads from. */
  default void collect(Set<Holder> holders) {
    if (this instanceof Read that) {
      holders.add(that.holder());
    } else if (this instanceof Whole that) {
      holders.add(that.holder());
    } else if (this instanceof OtherWatch) {
      holders.add(Holder.MOMENT);
    } else if (this instanceof OnMoment that) {
      holders.add(Holder.MOMENT);
      that.arguments().forEach(e -> e.collect(holders));
    } else if (this instanceof Own that) {
      holders.addAll(that.holders());
    } else if (this instanceof FromAnswer that) {
      that.known().collect(holders);
    } else {
      children().forEach(e -> e.collect(holders));
    }
  }

  private List<Expr> children() {
    if (this instanceof Join that) {
      return that.pieces();
    } else if (this instanceof Helper that) {
      return that.arguments();
    } else if (this instanceof StaticCall that) {
      return that.arguments();
    } else if (this instanceof Infix that) {
      return List.of(that.left(), that.right());
    } else if (this instanceof Not that) {
      return List.of(that.operand());
    } else if (this instanceof Choice that) {
      return List.of(that.condition(), that.yes(), that.no());
    } else if (this instanceof ListOf that) {
      return that.elements();
    }
    return List.of();
  }

  /** The holders that the expression reads from, in the order of parameters. */
  default Set<Holder> holders() {
    Set<Holder> found = EnumSet.noneOf(Holder.class);
    collect(found);
    return found;
  }
}
