package io.heartrule.compiler.model;

import io.heartrule.compiler.source.SourceFile;
import io.heartrule.compiler.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** All scripts of a project, ordered by path; behind them what the libraries offer that it depends on. */
public final class Project {
  private final List<Script> own;
  private final List<Script> imported;
  private final Set<SourceFile> importedFiles = Collections.newSetFromMap(new IdentityHashMap<>());

  public Project(List<Script> own) {
    this(own, List.of());
  }

  /** @param imported one for each dependency; nothing is generated from them */
  public Project(List<Script> own, List<Script> imported) {
    this.own = List.copyOf(own);
    this.imported = List.copyOf(imported);
    imported.forEach(script -> importedFiles.add(script.file()));
  }

  /** The scripts of this project. */
  public List<Script> own() {
    return own;
  }

  /** Those of this project first. */
  public List<Script> scripts() {
    List<Script> all = new ArrayList<>(own);
    all.addAll(imported);
    return all;
  }

  /** Whether it stands for something in a dependency. */
  public boolean isImported(Span span) {
    return importedFiles.contains(span.file());
  }

  /** Those of dependencies first: what they declare, they own. */
  public List<Declared> declares() {
    return Stream.concat(imported.stream(), own.stream()).flatMap(s -> s.declares().stream()).toList();
  }

  public List<Topic> skills() {
    return scripts().stream().flatMap(s -> s.skills().stream()).toList();
  }

  public List<Rule> rules() {
    return scripts().stream().flatMap(s -> s.rules().stream()).toList();
  }

  public List<Session> sessions() {
    return own.stream().flatMap(s -> s.sessions().stream()).toList();
  }
}
