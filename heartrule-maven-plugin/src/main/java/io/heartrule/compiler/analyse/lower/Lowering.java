package io.heartrule.compiler.analyse.lower;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.JavaNames;
import io.heartrule.compiler.analyse.Scope;
import io.heartrule.compiler.analyse.Tables;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.analyse.Variable;
import io.heartrule.compiler.analyse.machine.GlobalsMachine;
import io.heartrule.compiler.analyse.machine.JavaType;
import io.heartrule.compiler.analyse.machine.LibraryIndex;
import io.heartrule.compiler.analyse.machine.LibraryMachine;
import io.heartrule.compiler.analyse.machine.LibraryMachine.Entry;
import io.heartrule.compiler.analyse.machine.Machines;
import io.heartrule.compiler.analyse.machine.RuleMachine;
import io.heartrule.compiler.analyse.machine.RulesMachine;
import io.heartrule.compiler.analyse.machine.SessionMachine;
import io.heartrule.compiler.analyse.machine.TopicMachine;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Script;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Setting;
import io.heartrule.compiler.model.Variant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * From what is known of a project to machines. Made for projects without errors; names that mean
 * nothing (which has been reported) leave nothing behind.
 */
public final class Lowering {
  private final Lowered lowered;
  private final String basePackage;

  private Lowering(Lowered lowered, String basePackage) {
    this.lowered = lowered;
    this.basePackage = basePackage;
  }

  /** @param diagnostics gets what is too large for Java (HR022, HR802) */
  public static Machines lower(Analysis analysis, Tables tables, JavaNames names, String basePackage,
      Diagnostics diagnostics) {
    ScopeNames scopes = new ScopeNames(names, analysis.symbols(), basePackage,
        (int) analysis.project().rules().stream().filter(rule -> !analysis.project().isImported(rule.span())).count(),
        analysis.options().imports(), analysis.project()::isImported);
    return new Lowering(new Lowered(analysis, tables, scopes, diagnostics), basePackage).lower();
  }

  private Machines lower() {
    PartLowering parts = new PartLowering(lowered);
    GlobalsMachine globals = new GlobalsMachine(parts.lower("全局", Scope.GLOBAL, List.of(), List.of()),
        lowered.names.base("GlobalsVariables"), inherited(), base());
    List<SessionMachine> sessions = new ArrayList<>();
    SessionLowering sessionLowering = new SessionLowering(lowered);
    for (Session session : lowered.analysis.project().sessions()) {
      sessions.add(sessionLowering.lower(session));
    }
    List<TopicMachine> topics = new ArrayList<>();
    TopicLowering topicLowering = new TopicLowering(lowered);
    for (TopicPlace place : lowered.symbols.topics()) {
      if (!lowered.isImported(place)) {
        topics.addAll(topicLowering.lower(place));
      }
    }
    RuleLowering ruleLowering = new RuleLowering(lowered);
    List<RuleMachine> rules = new ArrayList<>();
    for (Rule rule : lowered.ownRules()) {
      rules.add(ruleLowering.lower(rule));
    }
    return new Machines(topics, sessions, globals, new RulesMachine(lowered.names.rules(), rules, lowered.cancels,
        lowered.analysis.project().rules().stream()
            .filter(rule -> lowered.analysis.project().isImported(rule.span()))
            .map(rule -> new RulesMachine.Imported(rule.name().text(), lowered.constant(rule),
                rule.span().file().path())).toList()),
        library());
  }

  /** Names of the globals that the class of a dependency has. */
  private Set<String> inherited() {
    Set<String> inherited = new HashSet<>();
    for (Variable variable : lowered.symbols.variables(Scope.GLOBAL)) {
      if (lowered.names.isInherited(variable)) {
        inherited.add(variable.name());
      }
    }
    return inherited;
  }

  private JavaType base() {
    LibraryIndex globals = lowered.names.imports().globals();
    return globals == null ? null : globals.globalVars();
  }

  private LibraryMachine library() {
    Set<String> reserved = new HashSet<>(Reserved.CONSTANTS);
    for (TopicPlace place : lowered.symbols.topics()) {
      reserved.add(lowered.names.topic(place, Variant.STANDARD).name());
    }
    for (Session session : lowered.analysis.project().sessions()) {
      reserved.add(lowered.names.session(session).name());
    }
    NameAllocator constants = new NameAllocator(reserved);
    List<Entry> sessions = new ArrayList<>();
    for (Session session : lowered.analysis.project().sessions()) {
      String id = session.name().text();
      sessions.add(new Entry(id, constants.take(JavaNames.member(id)), lowered.names.session(session), "SESSION",
          lowered.names.record(session), Places.of(session.head())));
    }
    List<Entry> skills = new ArrayList<>();
    List<Entry> topics = new ArrayList<>();
    for (TopicPlace place : lowered.symbols.topics()) {
      boolean imported = lowered.isImported(place);
      String constant = place.isSkill() && !imported ? constants.take(JavaNames.member(place.id())) : null;
      JavaType type = lowered.names.topic(place, Variant.STANDARD);
      Entry entry = new Entry(place.id(), constant, type, "TOPIC", lowered.names.vars(new Scope.OfTopic(place)),
          Places.of(place.topic().head()));
      topics.add(entry);
      if (place.isSkill() && !imported) {
        skills.add(entry);
      }
    }
    List<Setting> settings = new ArrayList<>();
    for (Script script : lowered.analysis.project().own()) {
      settings.addAll(script.settings());
    }
    return new LibraryMachine(basePackage, lowered.names.base("Scripts"), lowered.names.rules(),
        lowered.names.base("Globals"), sessions, skills, topics, SessionLowering.settings(settings), lowered.map,
        new IndexLowering(lowered).lower(basePackage),
        lowered.names.imports().libraries().stream().filter(library -> !library.rules().isEmpty())
            .map(LibraryIndex::scripts).toList());
  }
}
