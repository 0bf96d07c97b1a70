package io.heartrule.compiler.maven;

import io.heartrule.compiler.diagnostic.Messages;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;

/**
 * The language that {@code heartrule.language} asks for, in the spellings that people try.
 *
 * @param code {@code zh} or {@code en}; null if none is asked for, or one that there is not
 * @param unknown what was written, if it names no language that there is; else null
 */
record Language(String code, String unknown) {
  private static final String CHINESE = "中文";
  private static final String SAID = "heartrule.language.said";
  private static final Set<String> ZH = Set.of("zh", "cn", "chinese", "zhongwen", CHINESE, "简体中文", "汉语");
  private static final Set<String> EN = Set.of("en", "english", "英文", "英语");

  static Language of(String written) {
    if (written == null || written.isBlank()) {
      return new Language(null, null);
    }
    String word = written.strip().toLowerCase(Locale.ROOT).replace('-', '_');
    if (ZH.contains(word) || word.startsWith("zh_")) {
      return new Language("zh", null);
    }
    return EN.contains(word) || word.startsWith("en_") ? new Language("en", null) : new Language(null, written.strip());
  }

  /** The language that is asked for, else that of the machine. */
  String orOfMachine() {
    return code != null ? code : Locale.getDefault().getLanguage();
  }

  /** For files and for an editor. */
  Messages messages() {
    return Messages.in(orOfMachine());
  }

  /** For the console: English where it has no Chinese, since question marks help nobody. */
  Messages spoken() {
    return canShowChinese() ? messages() : Messages.in("en");
  }

  static boolean canShowChinese() {
    return Console.canShow(CHINESE);
  }

  /** What to tell about the wish itself, or null. */
  String remark(boolean canShowChinese) {
    if (unknown != null) {
      return spoken().text("language.unknown", unknown);
    }
    return "zh".equals(code) && !canShowChinese ? Messages.in("en").text("language.console") : null;
  }

  /** Says the remark once in a build, however many goals and modules it has. */
  void say(MavenSession session, Log log, boolean toConsole) {
    String remark = remark(!toConsole || canShowChinese());
    Map<String, Object> build = session.getRequest().getData();
    boolean isFirst;
    synchronized (build) {
      isFirst = remark != null && build.put(SAID, remark) == null;
    }
    if (isFirst) {
      log.warn(remark);
    }
  }
}
