package io.heartrule.compiler.model;

import io.heartrule.compiler.source.SourceFile;
import java.util.List;

/** Everything in one file. Empty where the file could not be read (which has been reported). */
public record Script(SourceFile file, List<Declared> declares, List<Topic> skills, List<Rule> rules,
    List<Session> sessions, List<Setting> settings) {
  public Script {
    declares = List.copyOf(declares);
    skills = List.copyOf(skills);
    rules = List.copyOf(rules);
    sessions = List.copyOf(sessions);
    settings = List.copyOf(settings);
  }
}
