package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Topic;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The places that call each skill. */
final class CallSites {
  private final Map<Topic, List<CallSite>> sites = new IdentityHashMap<>();

  CallSites(Symbols symbols) {
    for (CallSite site : symbols.calls()) {
      Topic topic = site.topic() == null ? null : symbols.skill(site.topic().text());
      if (topic != null) {
        sites.computeIfAbsent(topic, t -> new ArrayList<>()).add(site);
      }
    }
  }

  List<CallSite> of(TopicPlace skill) {
    return sites.getOrDefault(skill.topic(), List.of());
  }
}
