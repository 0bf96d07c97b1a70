package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.CallSite;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostics;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Ensures that no chain of calls comes back to where it began. Only calls that surely happen count:
 * one with a condition, or over a list, can come to an end. The call that closes the circle is shown.
 */
final class CallCircleCheck implements Check {
  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    Map<String, List<CallSite>> calls = new HashMap<>();
    for (CallSite call : analysis.symbols().calls()) {
      TopicPlace caller = call.site().topic();
      boolean sure = call.isSynchronous() && call.fromlist() == null && !call.site().isConditional();
      if (sure && caller.isSkill() && analysis.symbols().skill(call.topic().text()) != null) {
        calls.computeIfAbsent(caller.topic().name().text(), c -> new ArrayList<>()).add(call);
      }
    }
    Set<String> done = new HashSet<>();
    for (TopicPlace topic : analysis.symbols().topics()) {
      String name = topic.topic().name().text();
      if (topic.isSkill() && calls.containsKey(name)) {
        search(name, calls, done, diagnostics);
      }
    }
  }

  /** Depth first, with a stack of its own: chains of calls may be long. */
  private static void search(String start, Map<String, List<CallSite>> calls, Set<String> done,
      Diagnostics diagnostics) {
    List<String> path = new ArrayList<>();
    Set<String> onPath = new HashSet<>();
    Deque<Iterator<CallSite>> open = new ArrayDeque<>();
    enter(start, calls, path, onPath, open, done);
    while (!open.isEmpty()) {
      Iterator<CallSite> rest = open.peek();
      if (!rest.hasNext()) {
        open.pop();
        onPath.remove(path.remove(path.size() - 1));
        continue;
      }
      CallSite call = rest.next();
      String next = call.topic().text();
      if (onPath.contains(next)) {
        List<String> circle = new ArrayList<>(path.subList(path.indexOf(next), path.size()));
        circle.add(next);
        diagnostics.add(call.topic().span(), Code.HR209, String.join(" → ", circle));
      } else {
        enter(next, calls, path, onPath, open, done);
      }
    }
  }

  private static void enter(String name, Map<String, List<CallSite>> calls, List<String> path, Set<String> onPath,
      Deque<Iterator<CallSite>> open, Set<String> done) {
    if (done.add(name)) {
      path.add(name);
      onPath.add(name);
      open.push(calls.getOrDefault(name, List.of()).iterator());
    }
  }
}
