package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the words of a status in its define: the quoted ones after 设置成, 设置为, 设为 or 设成, up to
 * the end of the sentence.
 */
final class StatusWords {
  private static final String[] SIGNALS = {"设置成", "设置为", "设定成", "设定为", "设为", "设成"};
  private static final String OPENING = "“\"'‘「『";
  private static final String CLOSING = "”\"'’」』";

  private StatusWords() {}

  static List<String> in(Text define) {
    List<String> words = new ArrayList<>();
    if (define == null) {
      return words;
    }
    String text = define.value();
    for (int i = 0; i < text.length(); i++) {
      int length = signalAt(text, i);
      if (length > 0) {
        i = quoted(text, i + length, words) - 1;
      }
    }
    return words;
  }

  private static int signalAt(String text, int index) {
    for (String signal : SIGNALS) {
      if (text.startsWith(signal, index)) {
        return signal.length();
      }
    }
    return 0;
  }

  /** Reads quoted words and what joins them; returns where reading stopped. */
  private static int quoted(String text, int from, List<String> words) {
    int i = from;
    while (i < text.length()) {
      char c = text.charAt(i);
      int quote = OPENING.indexOf(c);
      if (quote >= 0) {
        int end = text.indexOf(CLOSING.charAt(quote), i + 1);
        if (end < 0) {
          return i + 1;
        }
        String word = text.substring(i + 1, end).strip();
        if (!word.isEmpty() && !words.contains(word)) {
          words.add(word);
        }
        i = end + 1;
      } else if ("或者和、,，/ 　".indexOf(c) >= 0) {
        i++;
      } else {
        return Math.max(i, from);
      }
    }
    return i;
  }
}
