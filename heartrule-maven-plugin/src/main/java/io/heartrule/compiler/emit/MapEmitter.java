package io.heartrule.compiler.emit;

import io.heartrule.compiler.analyse.machine.LibraryMachine;

/** Writes the file for tools: where every element stands. */
final class MapEmitter {
  private MapEmitter() {}

  static String scriptMap(LibraryMachine library, String fingerprint) {
    StringBuilder out = new StringBuilder(library.map().size() * 160 + 200);
    out.append("{\"version\":1,\"library\":");
    string(out, library.name());
    out.append(",\"fingerprint\":");
    string(out, fingerprint);
    out.append(",\"elements\":[");
    String separator = "\n";
    for (LibraryMachine.MapEntry entry : library.map()) {
      out.append(separator).append("{\"kind\":");
      separator = ",\n";
      string(out, entry.kind());
      string(out.append(",\"id\":"), entry.id());
      string(out.append(",\"name\":"), entry.name());
      string(out.append(",\"file\":"), entry.place().path());
      out.append(",\"line\":").append(entry.place().line());
      if (entry.type() != null) {
        string(out.append(",\"class\":"), entry.type().packageName() + "." + entry.type().name().replace('.', '$'));
      }
      if (entry.method() != null) {
        string(out.append(",\"method\":"), entry.method());
      }
      out.append('}');
    }
    return out.append("\n]}\n").toString();
  }

  static void string(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c == '\n') {
        out.append("\\n");
      } else if (Literals.isHidden(c) && !isPair(text, i)) {
        String hex = Integer.toHexString(c);
        out.append("\\u").append("0000", 0, 4 - hex.length()).append(hex);
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  private static boolean isPair(String text, int i) {
    char c = text.charAt(i);
    return Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
        || Character.isLowSurrogate(c) && i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
  }
}
