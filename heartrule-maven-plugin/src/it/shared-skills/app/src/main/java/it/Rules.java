package it;

import it.app.Scripts;

/** An app sees the rules of the library among its own. */
final class Rules {
  private Rules() {}

  static boolean known() {
    return Scripts.LIBRARY.rules().names().contains("识别自杀风险") && Scripts.首访 != null;
  }
}
