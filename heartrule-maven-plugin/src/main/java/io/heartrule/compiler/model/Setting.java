package io.heartrule.compiler.model;

/** One entry of {@code settings:} (N14): a known name and its value. */
public record Setting(Name name, Value value) {
}
