package io.heartrule.model.rehearsal;

import io.heartrule.model.Purpose;

/**
 * Where in a script a call comes from, so that a cassette survives edits above: file and id of the action count, its
 * line does not.
 */
record Place(Purpose purpose, String name) {

  static Place of(Purpose purpose, String position) {
    int space = position.indexOf(' ');
    int colon = space < 0 ? -1 : position.lastIndexOf(':', space);
    boolean hasLine = colon > 0 && colon + 1 < space
        && position.substring(colon + 1, space).chars().allMatch(c -> c >= '0' && c <= '9');
    return new Place(purpose, hasLine ? position.substring(0, colon) + position.substring(space) : position);
  }

  @Override
  public String toString() {
    return purpose.word() + " at " + name;
  }
}
