package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Expression;

/** A whole expression of a script and where it stands. */
public record PlacedExpression(Expression expression, Role role, Site site) {
}
