package io.heartrule.compiler.analyse.lower;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names that generated code uses itself. */
final class Reserved {
  /** Would hide a type where a value may stand, or a parameter. */
  static final Set<String> VARIABLES = Set.of("List", "Values", "Field", "newValue");

  /** Texts' helpers are imported statically: a method of the same name would hide them. */
  private static final List<String> HELPERS = List.of("show", "line", "is", "unset", "greater", "atLeast", "less",
      "atMost", "plus", "minus", "times", "over", "count", "empty", "contains", "isAnyOf", "increased", "logged");

  static final Set<String> METHODS = union(List.of("run", "begin", "opens", "closes", "field", "updates", "paused",
      "assign", "input", "output", "uses", "quick", "detailed", "openRules", "steps", "seconds", "id", "type", "rule",
      "names", "facts", "watches", "act", "elements", "cancels", "clone", "finalize", "getClass", "hashCode", "notify",
      "notifyAll", "toString", "wait", "equals"));

  static final Set<String> CONSTANTS = Set.of("Rules", "RULES", "Rule", "RuleFacts", "Globals", "Values", "Texts",
      "List", "Field", "Timing", "Scope", "Stop", "AutoUpdate", "Version", "Return", "Insertion", "Boolean", "Math",
      "Map", "LIBRARY", "Duration", "Opening", "String", "Arrays", "view", "globals", "watch", "topic", "session",
      "stage", "effects", "value", "answer", "variable", "element", "called", "item", "name", "id", "call", "input",
      "queued", "waiting", "loop", "names");

  static final Set<String> STATUS = Set.of("word");

  /** What the methods of a rule end in, after the name of the rule. */
  private static final List<String> ENDINGS = List.of("If", "Condition", "Reply", "CancelIf", "CancelWhen", "Act",
      "Found", "Kept", "Elements", "Input", "Output");

  private Reserved() {}

  /** The name of a rule's methods: not such that a method of one rule could be that of another. */
  static String stem(String wanted) {
    boolean clear = ENDINGS.stream().noneMatch(wanted::endsWith) && !wanted.contains("Do")
        && !wanted.contains("Define") && !wanted.contains("Call") && !wanted.startsWith("cancelWhen");
    return clear ? wanted : wanted + "_";
  }

  private static Set<String> union(List<String> more) {
    Set<String> all = new HashSet<>(more);
    all.addAll(HELPERS);
    return Set.copyOf(all);
  }
}
