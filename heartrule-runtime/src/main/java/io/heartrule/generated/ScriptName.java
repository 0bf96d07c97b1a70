package io.heartrule.generated;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name that a variable or a field of a record has in the script, where Java does not allow it
 * ({@code 3天目标}, {@code class}). Prompts, answers and snapshots use this name.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT})
public @interface ScriptName {
  String value();
}
