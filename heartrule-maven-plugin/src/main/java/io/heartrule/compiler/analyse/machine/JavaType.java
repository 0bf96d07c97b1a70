package io.heartrule.compiler.analyse.machine;

import java.util.List;

/**
 * A type as generated code names it.
 *
 * @param packageName {@code java.lang} for the types that need no import
 * @param name with the names of the enclosing types: {@code FirstDaySession.Vars}
 * @param arguments type arguments
 */
public record JavaType(String packageName, String name, List<JavaType> arguments) {
  public static final JavaType STRING = lang("String");
  public static final JavaType DOUBLE = lang("Double");
  public static final JavaType INTEGER = lang("Integer");
  public static final JavaType BOOLEAN = lang("Boolean");
  public static final JavaType BOOL = lang("boolean");
  public static final JavaType INSTANT = new JavaType("java.time", "Instant");
  public static final JavaType LIST = new JavaType("java.util", "List");

  public JavaType {
    arguments = List.copyOf(arguments);
  }

  public JavaType(String packageName, String name) {
    this(packageName, name, List.of());
  }

  private static JavaType lang(String name) {
    return new JavaType("java.lang", name);
  }

  /** A type of the boundary between generated code and engine. */
  public static JavaType runtime(String name) {
    return new JavaType("io.heartrule.generated", name);
  }

  public static JavaType listOf(JavaType element) {
    return LIST.of(element);
  }

  public JavaType of(JavaType... more) {
    return new JavaType(packageName, name, List.of(more));
  }

  public JavaType nested(String inner) {
    return new JavaType(packageName, name + "." + inner);
  }

  /** The last segment of the name. */
  public String simpleName() {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** The name of the class whose file holds this type. */
  public String topLevelName() {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }
}
