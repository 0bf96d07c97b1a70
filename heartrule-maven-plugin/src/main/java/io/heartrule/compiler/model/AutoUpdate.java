package io.heartrule.compiler.model;

/** Whether a variable is kept up to date from the dialogue in the background. */
public enum AutoUpdate { OPEN, CLOSE, PAUSE }
