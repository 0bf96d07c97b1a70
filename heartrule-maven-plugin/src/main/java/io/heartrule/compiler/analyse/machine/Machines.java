package io.heartrule.compiler.analyse.machine;

import java.util.List;

/** Everything that is generated from a project. */
public record Machines(List<TopicMachine> topics, List<SessionMachine> sessions, GlobalsMachine globals,
    RulesMachine rules, LibraryMachine library) {
  public Machines {
    topics = List.copyOf(topics);
    sessions = List.copyOf(sessions);
  }
}
