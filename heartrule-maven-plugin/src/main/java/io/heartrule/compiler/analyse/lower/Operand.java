package io.heartrule.compiler.analyse.lower;

import io.heartrule.compiler.analyse.Type;
import io.heartrule.compiler.analyse.Variable;
import io.heartrule.compiler.analyse.machine.Expr;

/**
 * A value in generated code.
 *
 * @param type null if it is null or unknown
 * @param primitive whether Java holds it without an object: an int, a boolean
 * @param variable the variable that it is (or the list whose field or element), or null
 */
record Operand(Expr expr, Type type, boolean primitive, Variable variable) {
  static Operand of(Expr expr, Type type) {
    return new Operand(expr, type, false, null);
  }

  static Operand primitive(Expr expr, Type type) {
    return new Operand(expr, type, true, null);
  }

  boolean isNull() {
    return expr instanceof Expr.Null;
  }

  boolean isNumber() {
    return type instanceof Type.NumberType || type instanceof Type.IntegerType;
  }
}
