package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.Estimates;
import io.heartrule.compiler.analyse.Tables;
import io.heartrule.compiler.analyse.TopicPlace;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Variant;

/** Ensures that planned times hold what is planned in them: of a topic (HR608) and of a session (HR609). */
final class TimeCheck implements Check {
  private final Estimates estimates;

  TimeCheck(Tables tables) {
    this.estimates = tables.estimates();
  }

  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    for (TopicPlace place : analysis.symbols().topics()) {
      Integer minutes = place.topic().minutes();
      int sum = estimates.sum(place, Variant.STANDARD);
      if (minutes != null && 60 * minutes < sum) {
        diagnostics.add(place.topic().name().span(), Code.HR608, place.topic().name(), minutes, minutes(sum));
      }
    }
    for (Session session : analysis.project().sessions()) {
      int seconds = estimates.seconds(session);
      if (session.minutes() != null && 60 * session.minutes() < seconds) {
        diagnostics.add(session.name().span(), Code.HR609, session.name(), session.minutes(), minutes(seconds));
      }
    }
  }

  private static int minutes(int seconds) {
    return (seconds + 59) / 60;
  }
}
