package io.heartrule.compiler.emit;

import io.heartrule.compiler.analyse.machine.JavaType;
import io.heartrule.compiler.analyse.machine.Machines;
import io.heartrule.compiler.analyse.machine.SessionMachine;
import io.heartrule.compiler.analyse.machine.TopicMachine;
import io.heartrule.compiler.write.GeneratedFile;
import java.util.ArrayList;
import java.util.List;

/**
 * Machines to files. Decides nothing and reports nothing: the same machines give the same files.
 * Files under {@code META-INF/} are resources, all others Java sources.
 */
public final class Emitter {
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  /** All files, ordered by path. */
  public List<GeneratedFile> emit(Machines machines) {
    List<GeneratedFile> files = new ArrayList<>();
    JavaType rules = machines.rules().type();
    for (TopicMachine topic : machines.topics()) {
      files.add(java(topic.part().type(), TopicEmitter.emit(topic, rules)));
    }
    for (SessionMachine session : machines.sessions()) {
      files.add(java(session.part().type(), SessionEmitter.emit(session)));
      files.add(java(session.record(), VariablesWriter.record(session.record(), session.part().variables(),
          "Variables of " + Comments.name(session.title()) + ", as apps get them.", session.place().path())));
    }
    files.add(java(machines.globals().part().type(), GlobalsEmitter.emit(machines.globals())));
    files.add(java(machines.globals().record(), VariablesWriter.record(machines.globals().record(),
        machines.globals().part().variables(), "Variables of the library, as apps get them.", "all scripts")));
    files.addAll(RulesEmitter.emit(machines.rules()));
    files.sort(null);
    String fingerprint = fingerprint(files);
    files.addAll(ScriptsEmitter.emit(machines.library(), fingerprint));
    files.add(new GeneratedFile("META-INF/services/io.heartrule.generated.Library",
        machines.library().type().packageName() + "." + machines.library().type().name() + "\n"));
    files.add(new GeneratedFile("META-INF/heartrule/script-map.json",
        MapEmitter.scriptMap(machines.library(), fingerprint)));
    files.add(new GeneratedFile("META-INF/heartrule/index.json", IndexWriter.write(machines.library().index())));
    files.sort(null);
    return List.copyOf(files);
  }

  static GeneratedFile java(JavaType type, String text) {
    return new GeneratedFile(type.packageName().replace('.', '/') + "/" + type.name() + ".java", text);
  }

  /** Of everything that was written: it changes whenever the meaning of a script does. */
  private static String fingerprint(List<GeneratedFile> files) {
    long hash = 0xCBF29CE484222325L;
    for (GeneratedFile file : files) {
      hash = hash(hash(hash, file.path()), file.text());
    }
    hash ^= hash >>> 29;
    StringBuilder out = new StringBuilder("1:");
    for (int shift = 60; shift >= 0; shift -= 4) {
      out.append(HEX[(int) (hash >>> shift) & 15]);
    }
    return out.toString();
  }

  private static long hash(long start, String text) {
    long hash = start;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
    }
    return (hash ^ text.length()) * 0x100000001B3L;
  }
}
