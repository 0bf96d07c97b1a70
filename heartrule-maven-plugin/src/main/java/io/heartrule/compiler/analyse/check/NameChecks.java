package io.heartrule.compiler.analyse.check;

import java.util.List;

/** The checks of names: of skills, rules, sessions, stages, topics and of calls. */
public final class NameChecks {
  public static final List<Check> ALL = List.of(
      new DuplicateNameCheck(), new DependencyNameCheck(), new SettingsConflictCheck(), new CalledTopicCheck(),
      new EffectTopicCheck(), new RuleReferenceCheck(),
      new StageReferenceCheck(), new UnusedDefinitionCheck(), new CallCircleCheck(), new AlikeNameCheck(),
      new JavaNameCheck(), new ReservedNameCheck(), new RoleWordCheck(), new CallDataCheck());

  private NameChecks() {}
}
