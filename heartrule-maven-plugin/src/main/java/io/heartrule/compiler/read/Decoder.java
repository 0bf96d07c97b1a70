package io.heartrule.compiler.read;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.source.SourceFile;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Bytes to text: strict UTF-8, a byte order mark is dropped, nothing is guessed or replaced. */
final class Decoder {

  private Decoder() {
  }

  /** The file as text, or nothing if it is too large or not UTF-8; then {@code diagnostics} says why. */
  static Optional<SourceFile> decode(String path, byte[] bytes, Diagnostics diagnostics) {
    if (bytes.length > Limits.BYTES) {
      SourceFile nothing = new SourceFile(path, "");
      diagnostics.add(Diagnostic.at(nothing.span(0, 0), Code.HR022).variant("file", Limits.FILE));
      return Optional.empty();
    }
    int from = hasMark(bytes) ? 3 : 0;
    ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
    CharBuffer out = CharBuffer.allocate(bytes.length - from);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      diagnostics.add(broken(path, bytes, in.position(), text));
      return Optional.empty();
    }
    return Optional.of(new SourceFile(path, text));
  }

  private static boolean hasMark(byte[] bytes) {
    return bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
  }

  /** Shows the line as its writer saw it, if the encoding can be recognised. */
  private static Diagnostic broken(String path, byte[] bytes, int position, String read) {
    String value = String.format(Locale.ROOT, "0x%02X", bytes[position] & 0xFF);
    String wide = utf16(bytes);
    if (wide != null) {
      SourceFile file = new SourceFile(path, text(bytes, Charset.forName(wide)));
      return Diagnostic.at(file.span(0, 0), Code.HR001, value, position + 1).variant("other", wide);
    }
    String chinese = text(bytes, Charset.forName("GB18030"));
    if (chinese != null) {
      SourceFile file = new SourceFile(path, chinese);
      return Diagnostic.at(file.span(read.length(), read.length() + 1), Code.HR001, value, position + 1)
          .variant("other", "GBK");
    }
    String lenient = new String(bytes, StandardCharsets.UTF_8);
    SourceFile file = new SourceFile(path, hasMark(bytes) ? lenient.substring(1) : lenient);
    return Diagnostic.at(file.span(read.length(), read.length() + 1), Code.HR001, value, position + 1);
  }

  private static String utf16(byte[] bytes) {
    if (bytes.length < 2) {
      return null;
    }
    int first = bytes[0] & 0xFF;
    int second = bytes[1] & 0xFF;
    String name = first == 0xFF && second == 0xFE ? "UTF-16LE" : first == 0xFE && second == 0xFF ? "UTF-16BE" : null;
    return name != null && text(bytes, Charset.forName(name)) != null ? name : null;
  }

  /** The text in another encoding, or null if it is not written in that one. */
  private static String text(byte[] bytes, Charset charset) {
    CharsetDecoder decoder = charset.newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
    try {
      String text = decoder.decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      // An answer, not a failure: the bytes are tried in one encoding after the other.
      return null;
    }
  }
}
