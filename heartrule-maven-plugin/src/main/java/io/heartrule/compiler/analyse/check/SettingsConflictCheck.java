package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Script;
import io.heartrule.compiler.model.Setting;
import java.util.HashMap;
import java.util.Map;

/** Ensures that the files of a project, whose settings hold for all of it, do not contradict each other (HR012). */
final class SettingsConflictCheck implements Check {
  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    Map<String, Setting> first = new HashMap<>();
    for (Script script : analysis.project().scripts()) {
      for (Setting setting : script.settings()) {
        Setting earlier = first.putIfAbsent(setting.name().text(), setting);
        if (earlier != null && !written(earlier).equals(written(setting))) {
          diagnostics.add(Diagnostic.at(setting.name().span(), Code.HR012, setting.name(), written(earlier),
              earlier.name().span().place()).variant("setting"));
        }
      }
    }
  }

  private static String written(Setting setting) {
    return setting.value().span().text();
  }
}
