package io.heartrule.compiler.analyse.machine;

/** A place in the scripts and what is written there: the stuff of comments. */
public record Doc(ScriptPlace place, String text) {
}
