package io.heartrule.generated;

/** The forms of a topic. */
public enum Version {
  QUICK, STANDARD, DETAILED
}
