package io.heartrule.generated;

/** A generated status: an enum whose constants know the word of the script. */
public interface Worded {
  /** As written in the script. */
  String word();
}
