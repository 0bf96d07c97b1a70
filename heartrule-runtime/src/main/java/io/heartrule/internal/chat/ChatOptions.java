package io.heartrule.internal.chat;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/** What a chat was started with: options by name, with the environment behind them. Immutable. */
record ChatOptions(Map<String, String> values, Map<String, String> environment) {
  static final String KEY = "HEARTRULE_API_KEY";

  ChatOptions {
    values = Map.copyOf(values);
    environment = Map.copyOf(environment);
  }

  /** The value of an option, stripped; null if it is not there or blank. */
  String get(String name) {
    return plain(values.get(name));
  }

  /** The option, or else the variable of the environment; null if neither is there. */
  String get(String name, String variable) {
    String given = get(name);
    return given != null ? given : plain(environment.get(variable));
  }

  /** Only from the environment: a command line is seen by others and kept in histories. */
  String key() {
    return plain(environment.get(KEY));
  }

  boolean is(String name) {
    return Boolean.parseBoolean(get(name));
  }

  /** A file; null if the option is not there. */
  Path path(String name) {
    String path = get(name);
    return path == null ? null : Path.of(path);
  }

  /** A file in a folder given by an option; null if there is none, or its name cannot be spelled in this locale. */
  Path path(String folder, String file) {
    try {
      Path path = path(folder);
      return path == null ? null : path.resolve(file);
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static String plain(String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }
}
