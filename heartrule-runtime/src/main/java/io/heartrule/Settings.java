package io.heartrule;

import java.util.Locale;
import java.util.Map;

/**
 * What can be set (N14), with the names of the script in camel case. Immutable.
 *
 * @param nowRules newest {@code now} rules in a turn
 * @param askRules newest {@code ask} rules in an extraction
 * @param checkBatch rules in one background check
 * @param windowChars dialogue in turn and think prompts
 * @param updateBatch variables in one update
 * @param updateAfterChars visitor characters after which a variable is updated
 * @param maxTurns visitor turns of one ask
 * @param useBrief whether older counselor lines stand as their briefs
 * @param pipelining whether the calls that follow an extraction may be begun while it runs
 * @param fusion whether the next ask may be part of a turn's prompt; not in effect yet
 * @param unavailableReply said when the model is not there
 * @param unknownAnswer said when the knowledge has no answer; not in effect yet
 * @param timeSentence said once per topic when time is short; {@code ""}: never
 * @param backgroundWaitSeconds how long the conversation waits for background results
 */
public record Settings(int nowRules, int askRules, int checkBatch, int windowChars, int updateBatch,
    int updateAfterChars, int maxTurns, boolean useBrief, boolean pipelining, boolean fusion,
    String unavailableReply, String unknownAnswer, String timeSentence, int backgroundWaitSeconds) {

  /** Of batches and turns there is at least one. */
  public Settings {
    checkBatch = Math.max(1, checkBatch);
    updateBatch = Math.max(1, updateBatch);
    maxTurns = Math.max(1, maxTurns);
  }

  private static final Settings DEFAULTS = new Settings(5, 5, 5, 1000, 8, 200, 20, false, true, false,
      "我这边刚才有点卡，能请你再说一次吗？", "这方面我没有可靠的资料，先不随便回答你。",
      "时间原因，咱们这环节要加点速度。", 20);

  /** What holds where neither app nor script says anything. */
  public static Settings defaults() {
    return DEFAULTS;
  }

  /**
   * Another value for one setting.
   *
   * @param name as in scripts ({@code now_rules}) or in Java ({@code nowRules})
   * @throws IllegalArgumentException if there is no such setting or the value does not fit
   */
  public Settings with(String name, String value) {
    Values v = new Values(this);
    v.set(name.replace("_", "").toLowerCase(Locale.ROOT), name, value);
    return v.settings();
  }

  /** Several settings at once, by the names of the script. */
  public Settings with(Map<String, String> values) {
    Settings settings = this;
    for (Map.Entry<String, String> entry : values.entrySet()) {
      settings = settings.with(entry.getKey(), entry.getValue());
    }
    return settings;
  }

  /** A copy under change. */
  private static final class Values {
    private int nowRules;
    private int askRules;
    private int checkBatch;
    private int windowChars;
    private int updateBatch;
    private int updateAfterChars;
    private int maxTurns;
    private boolean useBrief;
    private boolean pipelining;
    private boolean fusion;
    private String unavailableReply;
    private String unknownAnswer;
    private String timeSentence;
    private int backgroundWaitSeconds;

    private Values(Settings s) {
      nowRules = s.nowRules;
      askRules = s.askRules;
      checkBatch = s.checkBatch;
      windowChars = s.windowChars;
      updateBatch = s.updateBatch;
      updateAfterChars = s.updateAfterChars;
      maxTurns = s.maxTurns;
      useBrief = s.useBrief;
      pipelining = s.pipelining;
      fusion = s.fusion;
      unavailableReply = s.unavailableReply;
      unknownAnswer = s.unknownAnswer;
      timeSentence = s.timeSentence;
      backgroundWaitSeconds = s.backgroundWaitSeconds;
    }

    private void set(String key, String name, String value) {
      switch (key) {
        case "nowrules" -> nowRules = number(name, value);
        case "askrules" -> askRules = number(name, value);
        case "checkbatch" -> checkBatch = number(name, value);
        case "windowchars" -> windowChars = number(name, value);
        case "updatebatch" -> updateBatch = number(name, value);
        case "updateafterchars" -> updateAfterChars = number(name, value);
        case "maxturns" -> maxTurns = number(name, value);
        case "usebrief" -> useBrief = flag(name, value);
        case "pipelining" -> pipelining = flag(name, value);
        case "fusion" -> fusion = flag(name, value);
        case "unavailablereply" -> unavailableReply = value;
        case "unknownanswer" -> unknownAnswer = value;
        case "timesentence" -> timeSentence = value;
        case "backgroundwaitseconds" -> backgroundWaitSeconds = number(name, value);
        default -> throw new IllegalArgumentException("There is no setting " + name);
      }
    }

    /** No guess: whoever writes {@code ture} would get the opposite of what is meant. */
    private static boolean flag(String name, String value) {
      return switch (value.trim().toLowerCase(Locale.ROOT)) {
        case "true" -> true;
        case "false" -> false;
        default -> throw new IllegalArgumentException("Setting " + name + " needs true or false, not " + value);
      };
    }

    private static int number(String name, String value) {
      try {
        return Integer.parseInt(value.trim());
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("Setting " + name + " needs a whole number, not " + value, e);
      }
    }

    private Settings settings() {
      return new Settings(nowRules, askRules, checkBatch, windowChars, updateBatch, updateAfterChars, maxTurns,
          useBrief, pipelining, fusion, unavailableReply, unknownAnswer, timeSentence, backgroundWaitSeconds);
    }
  }
}
