package io.heartrule.generated;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks classes that the compiler wrote, so that coverage tools leave them out. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface HeartRuleGenerated {
}
