package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Session;
import java.util.IdentityHashMap;
import java.util.Map;

/** The flow of each session, worked out once. Immutable after {@link #of}. */
public final class Flows {
  /** Compared by identity, for the value of a whole session is costly to hash. */
  private final Map<Session, SessionFlow> bySession = new IdentityHashMap<>();

  private Flows() {}

  static Flows of(Analysis analysis, RuleScopes scopes) {
    Flows flows = new Flows();
    for (Session session : analysis.project().sessions()) {
      flows.bySession.put(session, SessionFlow.of(session, analysis, scopes));
    }
    return flows;
  }

  /** The flow of a session of the project. */
  public SessionFlow of(Session session) {
    return bySession.get(session);
  }
}
