package io.heartrule.compiler.report;

import io.heartrule.compiler.analyse.TopicPlace;
import java.util.List;

/** The skills of the library, one by one. */
final class SkillsSection implements Section {
  private final Facts facts;
  private final TopicDetails topics;

  SkillsSection(Facts facts, TopicDetails topics) {
    this.facts = facts;
    this.topics = topics;
  }

  @Override
  public String id() {
    return "skills";
  }

  @Override
  public boolean isEmpty() {
    return skills().isEmpty();
  }

  @Override
  public void write(Html out) {
    skills().forEach(place -> topics.write(out, place));
  }

  private List<TopicPlace> skills() {
    return facts.tables().calls().places().stream().filter(TopicPlace::isSkill).toList();
  }
}
