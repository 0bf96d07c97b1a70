package io.heartrule.compiler.write;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * What an execution of a goal left behind when all went well. With the same inputs, and outputs that nobody
 * has touched since, it need not do its work again, but must say the same.
 *
 * <p>All or nothing, so that no dependency between scripts can be overlooked. Inputs are kept whole and
 * compared byte by byte; outputs are known by their size and time.
 */
public final class LastRun {
  private static final int FORMAT = 1;
  /** More than any project has; a damaged file must not ask for all of the memory. */
  private static final int MOST = 1 << 28;

  private final Path file;

  /** @param file where this execution of the goal keeps it */
  public LastRun(Path file) {
    this.file = file;
  }

  /** What was said then; null if the work must be done. */
  public List<String> saidWith(byte[] inputs) throws IOException {
    if (!Files.isRegularFile(file)) {
      return null;
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      if (in.readInt() != FORMAT || !Arrays.equals(bytes(in), inputs)) {
        return null;
      }
      for (int left = in.readInt(); left > 0; left--) {
        File output = new File(text(in));
        if (in.readLong() != output.length() || in.readLong() != output.lastModified()) {
          return null;
        }
      }
      List<String> said = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        said.add(text(in));
      }
      return said;
    } catch (IOException | IllegalArgumentException e) {
      return null; // not as we write it: as if it were not there
    }
  }

  /** Before anything is done: a build that is killed half-way must not look like one that went well. */
  public void forget() throws IOException {
    Files.deleteIfExists(file);
  }

  public void remember(byte[] inputs, Collection<Path> outputs, List<String> said) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(inputs.length + 256 * outputs.size());
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(FORMAT);
    out.writeInt(inputs.length);
    out.write(inputs);
    out.writeInt(outputs.size());
    for (Path output : outputs) {
      text(out, output.toString());
      out.writeLong(output.toFile().length());
      out.writeLong(output.toFile().lastModified());
    }
    out.writeInt(said.size());
    for (String line : said) {
      text(out, line);
    }
    TextFile.writeIfDifferent(file, bytes.toByteArray());
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(bytes(in), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > MOST) {
      throw new IOException("not a length: " + length);
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("cut off");
    }
    return bytes;
  }
}
