package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.diagnostic.NearNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The names of skills and topics, for "did you mean". */
final class TopicNames {
  private final Analysis analysis;
  private List<String> skills;

  TopicNames(Analysis analysis) {
    this.analysis = analysis;
  }

  private List<String> skills() {
    if (skills == null) {
      skills = new ArrayList<>();
      analysis.symbols().topics().stream().filter(TopicPlace::isSkill)
          .forEach(place -> skills.add(place.topic().name().text()));
    }
    return skills;
  }

  Optional<String> nearestSkill(String written) {
    return NearNames.nearest(written, skills());
  }

  /** One that may be meant though it is not near, for a person to decide. */
  Optional<String> perhapsSkill(String written) {
    return NearNames.perhaps(written, skills());
  }

  /** A topic of that name that stands in a session, or null. */
  TopicPlace inSession(String name) {
    return analysis.symbols().topics().stream()
        .filter(place -> !place.isSkill() && place.topic().name().text().equals(name)).findFirst().orElse(null);
  }

  Optional<String> nearestTopic(String written) {
    return NearNames.nearest(written,
        analysis.symbols().topics().stream().map(place -> place.topic().name().text()).distinct().toList());
  }
}
