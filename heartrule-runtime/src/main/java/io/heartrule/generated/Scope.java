package io.heartrule.generated;

/** Into which frame a rule, a style or a subject to avoid is put. */
public enum Scope {
  GLOBAL, SESSION, STAGE, TOPIC
}
