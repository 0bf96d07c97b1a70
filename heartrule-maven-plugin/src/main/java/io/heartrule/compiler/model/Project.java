package io.heartrule.compiler.model;

import java.util.List;

/** All scripts of a project, ordered by path. */
public record Project(List<Script> scripts) {
  public Project {
    scripts = List.copyOf(scripts);
  }

  public List<Declared> declares() {
    return scripts.stream().flatMap(s -> s.declares().stream()).toList();
  }

  public List<Topic> skills() {
    return scripts.stream().flatMap(s -> s.skills().stream()).toList();
  }

  public List<Rule> rules() {
    return scripts.stream().flatMap(s -> s.rules().stream()).toList();
  }

  public List<Session> sessions() {
    return scripts.stream().flatMap(s -> s.sessions().stream()).toList();
  }
}
