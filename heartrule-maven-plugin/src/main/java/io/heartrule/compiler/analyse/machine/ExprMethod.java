package io.heartrule.compiler.analyse.machine;

import java.util.Map;

/**
 * A small method that gives a text or judges a condition, so that it can be stepped into.
 *
 * @param doc one line, or null
 * @param returns {@link JavaType#STRING} or {@link JavaType#BOOL}
 * @param parameters what it reads from, and its type
 */
public record ExprMethod(String name, Doc doc, JavaType returns, Map<Holder, JavaType> parameters, Expr body) {
}
