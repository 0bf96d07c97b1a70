package io.heartrule.model.openai;

import io.heartrule.model.ModelException.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads bytes as UTF-8, whatever the server's headers claim, and refuses bytes that are none. */
final class Utf8 {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private Utf8() {}

  /** The text without a byte order mark. Damaged bytes are a fault of the way here, not a text with holes. */
  static String decode(byte[] bytes, int length) throws AttemptFailure {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString();
      return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    } catch (CharacterCodingException damaged) {
      throw AttemptFailure.passing(Reason.UNREADABLE, "the answer is not UTF-8");
    }
  }
}
