package io.heartrule.compiler.analyse.machine;

/** The variables of the whole library. @param record the record that apps get */
public record GlobalsMachine(PartMachine part, JavaType record) {
}
