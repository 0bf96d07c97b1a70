package io.heartrule.compiler.analyse.machine;

import java.util.List;

/**
 * The entry point of a script project.
 *
 * @param name the base package
 * @param topics of dependencies too
 * @param index what dependent projects need to know
 * @param imported the entry points of the libraries whose rules are used too
 */
public record LibraryMachine(String name, JavaType type, JavaType rules, JavaType globals, List<Entry> sessions,
    List<Entry> skills, List<Entry> topics, List<SessionMachine.Setting> settings, List<MapEntry> map,
    LibraryIndex index, List<JavaType> imported) {

  /**
   * A session or topic by id.
   *
   * @param constant the constant for apps, or null
   * @param instance the constant of the class that holds its only instance
   * @param variables what apps get: the record of a session, the variables of a skill
   */
  public record Entry(String id, String constant, JavaType type, String instance, JavaType variables,
      ScriptPlace place) {}

  /** One element of the scripts and what it became. */
  public record MapEntry(String kind, String id, String name, ScriptPlace place, JavaType type, String method) {}
}
