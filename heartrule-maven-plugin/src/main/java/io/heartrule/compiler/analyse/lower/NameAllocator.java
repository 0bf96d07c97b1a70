package io.heartrule.compiler.analyse.lower;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Gives out names of one kind in one class, no two alike; a taken one gets an underscore behind it. */
final class NameAllocator {
  private final Set<String> taken = new HashSet<>();

  NameAllocator(Collection<String> reserved) {
    taken.addAll(reserved);
  }

  String take(String wanted) {
    String name = wanted;
    while (!taken.add(name)) {
      name += "_";
    }
    return name;
  }
}
