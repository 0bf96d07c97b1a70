package io.heartrule.compiler.compile;

import io.heartrule.compiler.analyse.machine.JavaType;
import io.heartrule.compiler.analyse.machine.LibraryIndex;
import io.heartrule.compiler.analyse.machine.LibraryIndex.Doing;
import io.heartrule.compiler.analyse.machine.LibraryIndex.RuleEntry;
import io.heartrule.compiler.analyse.machine.LibraryIndex.Skill;
import io.heartrule.compiler.analyse.machine.LibraryIndex.Var;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the {@code index.json} of a dependency. */
public final class IndexReader {
  private static final JsonMapper JSON = new JsonMapper();

  private IndexReader() {}

  /**
   * @param origin what people know the dependency by, {@code group:artifact}
   * @return null if it is no index of ours
   */
  public static LibraryIndex read(String origin, String json) {
    JsonNode index;
    try {
      index = JSON.readTree(json);
    } catch (JacksonException e) {
      return null;
    }
    if (!index.isObject() || index.path("version").asInt(0) != 1 || text(index, "library") == null) {
      return null;
    }
    JavaType globals = type(index, "globals_class");
    return new LibraryIndex(origin, text(index, "library"), index.path("boundary").asInt(0),
        globals == null ? JavaType.runtime("NoVars") : globals, names(index, "globals_of"), names(index, "sessions"),
        list(index, "skills", IndexReader::skill), list(index, "rules", IndexReader::rule),
        list(index, "globals", IndexReader::variable));
  }

  private static Skill skill(JsonNode skill) {
    List<Doing> doings = new ArrayList<>();
    for (String word : names(skill, "does")) {
      for (Doing doing : Doing.values()) {
        if (doing.name().toLowerCase(Locale.ROOT).equals(word)) {
          doings.add(doing);
        }
      }
    }
    return new Skill(text(skill, "name"), type(skill, "class"), type(skill, "vars"), doings, names(skill, "calls"),
        names(skill, "opens"), names(skill, "closes"), names(skill, "uses"),
        list(skill, "variables", IndexReader::variable));
  }

  private static RuleEntry rule(JsonNode rule) {
    return new RuleEntry(text(rule, "name"), type(rule, "class"), type(rule, "vars"), text(rule, "check_time"),
        text(rule, "timing"), rule.path("critical").asBoolean(false), rule.path("replies").asBoolean(false),
        names(rule, "calls"), names(rule, "uses"), list(rule, "variables", IndexReader::variable));
  }

  private static Var variable(JsonNode variable) {
    List<Var.Mark> marks = new ArrayList<>();
    for (Var.Mark mark : Var.Mark.values()) {
      if (variable.path(mark.name().toLowerCase(Locale.ROOT)).asBoolean(false)) {
        marks.add(mark);
      }
    }
    String update = text(variable, "autoUpdate");
    return new Var(text(variable, "name"), text(variable, "type"), type(variable, "class"), names(variable, "values"),
        list(variable, "fields", IndexReader::variable), text(variable, "key"), text(variable, "define"),
        update == null ? "close" : update, marks);
  }

  private static String text(JsonNode node, String key) {
    JsonNode value = node.path(key);
    return value.isString() ? value.stringValue() : null;
  }

  private static JavaType type(JsonNode node, String key) {
    String text = text(node, key);
    int colon = text == null ? -1 : text.indexOf(':');
    return colon < 0 ? null : new JavaType(text.substring(0, colon), text.substring(colon + 1));
  }

  private static List<String> names(JsonNode node, String key) {
    List<String> names = new ArrayList<>();
    for (JsonNode name : node.path(key)) {
      if (name.isString()) {
        names.add(name.stringValue());
      }
    }
    return names;
  }

  private static <T> List<T> list(JsonNode node, String key, Function<JsonNode, T> reader) {
    List<T> list = new ArrayList<>();
    for (JsonNode item : node.path(key)) {
      if (text(item, "name") != null) {
        list.add(reader.apply(item));
      }
    }
    return list;
  }
}
