package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.model.Script;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Setting;
import io.heartrule.compiler.model.Value;
import java.util.List;

/** The numbers that settings may change, with their defaults (N14). */
public final class Limits {
  private Limits() {}

  /** {@code now_rules}: N for rules that are judged at once. */
  public static int nowRules(Analysis analysis, Session session) {
    return number(analysis, session, "now_rules", 5);
  }

  /** {@code ask_rules}: N for rules that are judged at the end of an ask. */
  public static int askRules(Analysis analysis, Session session) {
    return number(analysis, session, "ask_rules", 5);
  }

  /** {@code check_batch}: M, rules in one background call. */
  public static int checkBatch(Analysis analysis, Session session) {
    return number(analysis, session, "check_batch", 5);
  }

  /** {@code update_batch}: variables in one update call. */
  public static int updateBatch(Analysis analysis, Session session) {
    return number(analysis, session, "update_batch", 8);
  }

  /** The session's setting, else that of its file, else the default; at least 1. */
  private static int number(Analysis analysis, Session session, String name, int usual) {
    Integer found = session == null ? null : find(session.settings(), name);
    for (Script script : analysis.project().scripts()) {
      if (found == null && script.sessions().stream().anyMatch(s -> s == session)) {
        found = find(script.settings(), name);
      }
    }
    return Math.max(1, found == null ? usual : found);
  }

  private static Integer find(List<Setting> settings, String name) {
    for (Setting setting : settings) {
      if (setting.name().text().equals(name) && setting.value() instanceof Value.OfNumber number) {
        return number.value().intValue();
      }
    }
    return null;
  }
}
