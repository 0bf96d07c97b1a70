package io.heartrule.compiler.model;

/** {@code set: variable} with {@code value}: in an output, in the input of a call, or as an action. */
public record Assignment(Name variable, Value value) {
}
