package io.heartrule.compiler;

import io.heartrule.compiler.diagnostic.Messages;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** What tests want to know of the repository itself. */
public final class Repository {
  private Repository() {}

  /** The folder with the parent pom. */
  public static Path root() {
    return Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();
  }

  public static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All wordings of diagnostics in a language, by key. */
  public static Map<String, String> wordings(String language) {
    Map<String, String> wordings = new TreeMap<>();
    for (char group = '0'; group <= '9'; group++) {
      wordings.putAll(bundle("hr" + group, language));
    }
    return wordings;
  }

  /** The wordings of one file, by key. */
  public static Map<String, String> bundle(String name, String language) {
    Map<String, String> wordings = new TreeMap<>();
    String resource = "/io/heartrule/compiler/messages/" + name + "_" + language + ".properties";
    try (var in = Messages.class.getResourceAsStream(resource)) {
      if (in != null) {
        Properties properties = new Properties();
        properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        properties.stringPropertyNames().forEach(key -> wordings.put(key, properties.getProperty(key)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return wordings;
  }
}
