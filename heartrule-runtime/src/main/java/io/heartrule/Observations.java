package io.heartrule;

import io.heartrule.generated.Texts;
import io.heartrule.internal.json.CleanText;
import io.heartrule.internal.prompt.Wordings;
import java.time.Duration;
import java.util.List;

/** What an app sees of a visitor besides the words, as it stands in the dialogue (Q28). */
final class Observations {
  private static final int MOST = 10;
  private static final int LONGEST = 100;

  private final Wordings words;

  Observations(Wordings words) {
    this.words = words;
  }

  /** One line each, no half characters, nothing that could end the brackets, not too many. */
  static List<String> clean(List<String> observations) {
    return observations.stream().map(Observations::clean).filter(each -> !each.isEmpty()).limit(MOST).toList();
  }

  private static String clean(String observation) {
    String text = CleanText.of(observation.strip(), LONGEST);
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(c == '〔' ? '（' : c == '〕' ? '）' : Texts.tame(c));
    }
    return out.toString().strip();
  }

  /** As they stand behind the words; null if there are none. */
  String line(List<String> observations) {
    return observations.isEmpty() ? null
        : words.of("seen", "observations", String.join(words.of("seen.comma"), observations));
  }

  /** That nothing has been said for a while. */
  String silence(Duration time) {
    long seconds = Math.max(1, time.toSeconds());
    String key = seconds < 60 ? "seen.seconds" : seconds % 60 == 0 ? "seen.minutes" : "seen.both";
    return words.of("seen.silence", "time", words.of(key, "minutes", String.valueOf(seconds / 60),
        "seconds", String.valueOf(seconds % 60)));
  }
}
