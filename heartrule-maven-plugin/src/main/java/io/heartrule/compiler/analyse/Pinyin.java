package io.heartrule.compiler.analyse;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Turns a script name into ASCII words: Chinese by pinyin, one word a character; letters and digits
 * as they stand; {@code U20bb7} for characters nobody can spell; all else parts words.
 */
final class Pinyin {
  /** A stem longer than this is cut and gets a hash: file names have a limit of 255 bytes. */
  static final int LONGEST = 60;
  private static final int HASH = 8;

  /** Words of counseling in which a character is not read in its most usual way. */
  private static final Map<String, String> READINGS = Map.ofEntries(
      Map.entry("了解", "liao"), Map.entry("了结", "liao"), Map.entry("重复", "chong"), Map.entry("重新", "chong"),
      Map.entry("重建", "chong"), Map.entry("重演", "chong"), Map.entry("重温", "chong"), Map.entry("重来", "chong"),
      Map.entry("会计", "kuai"), Map.entry("调整", "tiao"), Map.entry("调节", "tiao"), Map.entry("调解", "tiao"),
      Map.entry("长期", "chang"), Map.entry("长处", "chang"), Map.entry("长短", "chang"), Map.entry("行业", "hang"),
      Map.entry("弹性", "tan"), Map.entry("乐器", "yue"));
  /** The same for the second character of a word. */
  private static final Map<String, String> SECOND_READINGS = Map.of(
      "明了", "liao", "音乐", "yue", "睡觉", "jiao", "午觉", "jiao", "协调", "tiao", "失调", "tiao", "银行", "hang",
      "特长", "chang", "擅长", "chang");

  private Pinyin() {}

  static List<String> words(String name) {
    String text = Normalizer.normalize(name, Normalizer.Form.NFKC);
    List<String> words = new ArrayList<>();
    StringBuilder ascii = new StringBuilder();
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c < 128 && Character.isLetterOrDigit(c)) {
        ascii.append((char) c);
        continue;
      }
      flush(ascii, words);
      if (Character.isBmpCodePoint(c)
          && com.github.promeg.pinyinhelper.Pinyin.isChinese((char) c)) {
        words.add(reading(text, i - 1));
      } else if (Character.isLetterOrDigit(c) || Character.getType(c) == Character.OTHER_SYMBOL) {
        words.add("U" + Integer.toHexString(c));
      }
    }
    flush(ascii, words);
    if (words.isEmpty()) {
      text.codePoints().forEach(c -> words.add("U" + Integer.toHexString(c)));
    }
    return words;
  }

  private static String reading(String text, int index) {
    String word = index + 2 <= text.length() ? READINGS.get(text.substring(index, index + 2)) : null;
    if (word == null && index > 0) {
      word = SECOND_READINGS.get(text.substring(index - 1, index + 1));
    }
    return word != null ? word
        : com.github.promeg.pinyinhelper.Pinyin.toPinyin(text.charAt(index)).toLowerCase(Locale.ROOT);
  }

  private static void flush(StringBuilder ascii, List<String> words) {
    if (ascii.length() > 0) {
      words.add(ascii.toString());
      ascii.setLength(0);
    }
  }

  /** {@code ShenDuLiaoJie}; never begins with a digit, never longer than {@link #LONGEST}. */
  static String upperCamel(String name) {
    StringBuilder out = new StringBuilder();
    for (String word : words(name)) {
      out.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
    }
    if (out.length() == 0 || Character.isDigit(out.charAt(0))) {
      out.insert(0, 'N');
    }
    return capped(out.toString(), name);
  }

  /** {@code shenDuLiaoJie}. */
  static String lowerCamel(String name) {
    String upper = upperCamel(name);
    return Character.toLowerCase(upper.charAt(0)) + upper.substring(1);
  }

  /** {@code shenduliaojie}; may begin with a digit. */
  static String lowerCase(String name) {
    return capped(String.join("", words(name)).toLowerCase(Locale.ROOT), name);
  }

  private static String capped(String stem, String name) {
    return stem.length() <= LONGEST ? stem : stem.substring(0, LONGEST - HASH) + hash(name);
  }

  /** Eight hexadecimal digits that depend on the name alone. */
  static String hash(String name) {
    String hex = Integer.toHexString(Normalizer.normalize(name, Normalizer.Form.NFKC).hashCode());
    return "0".repeat(HASH - hex.length()) + hex;
  }
}
