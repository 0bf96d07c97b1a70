package io.heartrule.compiler.model;

/** The forms of a topic, by depth. */
public enum Variant { STANDARD, QUICK, DETAILED }
