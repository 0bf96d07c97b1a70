package io.heartrule.generated;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Where in the scripts a generated class comes from. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ScriptSource {
  /** Relative to the script directory, with {@code /}. */
  String file();

  /** From 1. */
  int line();
}
