package io.heartrule.internal.chat;

import io.heartrule.internal.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the elements of a library stand in its scripts. Immutable. */
final class ScriptMap {
  private static final String FOLDER = "META-INF/heartrule/";
  private static final String FILE = "script-map.json";

  /**
   * An element.
   *
   * @param id {@code session/stage/topic:ai_ask#1}
   */
  record Element(String kind, String id, String name, String file, int line) {
    /** {@code first_day.yaml:57}, as a terminal or an IDE can open it. */
    String place() {
      return file + ":" + line;
    }
  }

  private final Map<String, Element> elements = new LinkedHashMap<>();

  private ScriptMap() {}

  /** The map of one library; empty if the class path holds none. */
  static ScriptMap of(String library, ClassLoader project) {
    ScriptMap map = new ScriptMap();
    // A module with several libraries keeps each map in a folder of its own.
    for (String resource : List.of(FOLDER + FILE, FOLDER + library + "/" + FILE)) {
      try {
        for (URL file : Collections.list(project.getResources(resource))) {
          map.read(file, library);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(resource, e);
      }
    }
    return map;
  }

  private void read(URL file, String library) throws IOException {
    try (InputStream in = file.openStream()) {
      Map<String, Object> json = Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      if (library.equals(Json.text(json, "library"))) {
        Json.list(json.get("elements")).forEach(element -> add(Json.map(element)));
      }
    }
  }

  private void add(Map<String, Object> json) {
    Element element = new Element(Json.text(json, "kind"), Json.text(json, "id"), Json.text(json, "name"),
        Json.text(json, "file"), Json.number(json, "line", 0));
    elements.put(element.id(), element);
  }

  List<Element> all(String kind) {
    return elements.values().stream().filter(element -> element.kind().equals(kind)).toList();
  }

  /** The place of a named element, with a gap before it; empty if it is in no script. */
  String placeOf(String kind, String name) {
    return all(kind).stream().filter(element -> element.name().equals(name)).findFirst()
        .map(element -> "  " + element.place()).orElse("");
  }

  /** The files in which something stands, in the order of the map. */
  List<String> files() {
    List<String> files = new ArrayList<>();
    for (Element element : elements.values()) {
      if (!files.contains(element.file())) {
        files.add(element.file());
      }
    }
    return files;
  }

  /** The element at an engine position, {@code part} or {@code part step}; null if it is in no script. */
  Element at(String position) {
    Element action = elements.get(position.replace(' ', ':'));
    int space = position.indexOf(' ');
    return action != null || space < 0 ? action : elements.get(position.substring(0, space));
  }
}
