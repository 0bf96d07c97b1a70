package io.heartrule.compiler.write;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Arrays;

/** Writes a whole file, or leaves it alone where it is so already. */
public final class TextFile {
  private TextFile() {}

  /**
   * Nobody ever sees half a file, and an unchanged one keeps its time stamp (a compiler would take a
   * newer one for changed).
   *
   * @return whether the file is now another
   */
  public static boolean writeIfDifferent(Path file, String text) throws IOException {
    return writeIfDifferent(file, text.getBytes(StandardCharsets.UTF_8));
  }

  public static boolean writeIfDifferent(Path file, byte[] bytes) throws IOException {
    if (holds(file, bytes)) {
      return false;
    }
    Files.createDirectories(file.getParent());
    replace(file, bytes);
    return true;
  }

  /** Whatever stands there now; the folder exists. */
  static void replace(Path file, byte[] bytes) throws IOException {
    boolean present = Files.exists(file);
    Path target = present ? file.toRealPath() : file;
    Path part = target.resolveSibling("." + target.getFileName() + ".part");
    boolean moved = false;
    try {
      Files.write(part, bytes);
      if (present) {
        keepPermissions(target, part);
      }
      move(part, target);
      moved = true;
    } finally {
      if (!moved) {
        Files.deleteIfExists(part);
      }
    }
  }

  /** Asks the disk no more than it must: there are thousands of files. */
  static boolean holds(Path file, byte[] bytes) throws IOException {
    return file.toFile().length() == bytes.length && Files.isRegularFile(file)
        && Arrays.equals(Files.readAllBytes(file), bytes);
  }

  private static void keepPermissions(Path from, Path to) throws IOException {
    if (Files.getFileAttributeView(from, PosixFileAttributeView.class) != null) {
      Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
