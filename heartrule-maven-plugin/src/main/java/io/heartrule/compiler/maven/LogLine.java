package io.heartrule.compiler.maven;

import io.heartrule.compiler.diagnostic.Severity;
import org.apache.maven.plugin.logging.Log;

/** Something that a build says; it can be kept, and said again. */
record LogLine(Severity severity, String text) {

  static LogLine of(String kept) {
    int end = kept.indexOf(' ');
    return new LogLine(Severity.valueOf(kept.substring(0, end)), kept.substring(end + 1));
  }

  String kept() {
    return severity.name() + ' ' + text;
  }

  void to(Log log) {
    switch (severity) {
      case ERROR -> log.error(text);
      case WARNING -> log.warn(text);
      case INFO -> log.info(text);
    }
  }
}
