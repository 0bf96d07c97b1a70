package io.heartrule.compiler.diagnostic;

import com.github.promeg.pinyinhelper.Pinyin;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds what an author probably meant by a name that does not exist.
 *
 * <p>Names are short, and often Chinese, where two of two characters differing means another word. So
 * the distance is a Damerau–Levenshtein one in half steps: a character of the same sound is half a
 * mistake (that is how an input method slips), another digit is two (第1次 is not a slip of 第2次).
 */
public final class NearNames {
  private static final int STEP = 2;
  private static final int SAME_SOUND = 1;
  private static final int OTHER_NUMBER = 2 * STEP;
  private static final String NUMERALS = "0123456789一二三四五六七八九十";
  private static final int FAR = Integer.MAX_VALUE;

  private NearNames() {}

  /** The one name that is nearest; empty if none is near, or if two are equally near. */
  public static Optional<String> nearest(String written, Collection<String> known) {
    List<Candidate> ranked = rank(written, known);
    if (ranked.isEmpty() || ranked.size() > 1 && ranked.get(0).distance == ranked.get(1).distance) {
      return Optional.empty();
    }
    return Optional.of(ranked.get(0).name);
  }

  /**
   * The one name that may be meant, though it is not near: it contains the written one, or one of two Chinese
   * characters differs. To be proposed to a person only, never put in by a tool.
   */
  public static Optional<String> perhaps(String written, Collection<String> known) {
    Letters left = new Letters(written);
    if (left.length() < 2 || left.sound(0) == null) {
      return Optional.empty();
    }
    List<String> meant = new LinkedHashSet<>(known).stream()
        .filter(name -> !name.equals(written) && isPerhaps(left, new Letters(name))).toList();
    return meant.size() == 1 ? Optional.of(meant.get(0)) : Optional.empty();
  }

  private static boolean isPerhaps(Letters left, Letters right) {
    boolean two = left.length() == 2 && right.length() == 2 && right.sound(0) != null;
    return two ? left.points[0] == right.points[0] || left.points[1] == right.points[1]
        : right.length() > left.length() && right.text.contains(left.text);
  }

  /** The names that are near, the nearest first, at most {@code most}. */
  public static List<String> near(String written, Collection<String> known, int most) {
    return rank(written, known).stream().limit(most).map(Candidate::name).toList();
  }

  private record Candidate(String name, int distance) {}

  private static List<Candidate> rank(String written, Collection<String> known) {
    Letters left = new Letters(written);
    return new LinkedHashSet<>(known).stream()
        .filter(name -> !name.equals(written))
        .map(name -> new Candidate(name, distance(left, name)))
        .filter(candidate -> candidate.distance != FAR)
        .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
        .toList();
  }

  private static int distance(Letters left, String name) {
    Letters right = new Letters(name);
    int longer = Math.max(left.length(), right.length());
    int shorter = Math.min(left.length(), right.length());
    if (shorter == 0) {
      return FAR;
    }
    if (Arrays.equals(left.points, right.points)) {
      return 0;
    }
    int limit = limit(longer);
    boolean contained = shorter >= 3 && shorter * 2 >= longer
        && (left.text.contains(right.text) || right.text.contains(left.text));
    if (contained) {
      return (longer - shorter) * STEP + 1;
    }
    if ((longer - shorter) * STEP > limit) {
      return FAR;
    }
    if (longer == 2 && isSwapped(left, right)) {
      return STEP;
    }
    int bySound = longer == shorter ? soundDistance(left, right) : FAR;
    return bySound != FAR ? bySound : editDistance(left, right, limit);
  }

  /** How far a name of this length may be: in two characters only a sound may slip. */
  private static int limit(int length) {
    if (length <= 2) {
      return length - 1;
    } else if (length <= 5) {
      return STEP;
    }
    return Math.max(2, length / 3) * STEP;
  }

  private static boolean isSwapped(Letters left, Letters right) {
    return left.length() == 2 && right.length() == 2
        && left.points[0] == right.points[1] && left.points[1] == right.points[0];
  }

  /** Names that sound alike throughout are near however many characters differ. */
  private static int soundDistance(Letters left, Letters right) {
    if (left.length() < 2) {
      return FAR;
    }
    int different = 0;
    for (int i = 0; i < left.length(); i++) {
      int cost = substitution(left, i, right, i);
      if (cost > SAME_SOUND) {
        return FAR;
      }
      different += cost;
    }
    return different;
  }

  private static int editDistance(Letters left, Letters right, int limit) {
    int width = right.length() + 1;
    int[] beforeLast = new int[width];
    int[] last = new int[width];
    int[] row = new int[width];
    for (int j = 0; j < width; j++) {
      last[j] = j * STEP;
    }
    int lastBest = 0;
    for (int i = 1; i <= left.length(); i++) {
      row[0] = i * STEP;
      int best = row[0];
      for (int j = 1; j < width; j++) {
        int cost = last[j - 1] + substitution(left, i - 1, right, j - 1);
        cost = Math.min(cost, Math.min(last[j], row[j - 1]) + STEP);
        if (i > 1 && j > 1 && left.points[i - 1] == right.points[j - 2]
            && left.points[i - 2] == right.points[j - 1]) {
          cost = Math.min(cost, beforeLast[j - 2] + STEP);
        }
        row[j] = cost;
        best = Math.min(best, cost);
      }
      if (best > limit && lastBest > limit) {
        return FAR;
      }
      lastBest = best;
      int[] spare = beforeLast;
      beforeLast = last;
      last = row;
      row = spare;
    }
    int distance = last[width - 1];
    return distance <= limit ? distance : FAR;
  }

  private static int substitution(Letters left, int i, Letters right, int j) {
    int one = left.points[i];
    int other = right.points[j];
    if (one == other) {
      return 0;
    }
    if (NUMERALS.indexOf(one) >= 0 && NUMERALS.indexOf(other) >= 0) {
      return OTHER_NUMBER;
    }
    String sound = left.sound(i);
    return sound != null && Objects.equals(sound, right.sound(j)) ? SAME_SOUND : STEP;
  }

  /** A name made comparable, with the sounds of its characters as far as they are asked for. */
  private static final class Letters {
    private final String text;
    private final int[] points;
    private final String[] sounds;

    Letters(String name) {
      this.text = lowerCase(Normalizer.normalize(name, Normalizer.Form.NFKC).strip());
      this.points = text.codePoints().toArray();
      this.sounds = new String[points.length];
    }

    int length() {
      return points.length;
    }

    /** The toneless pinyin, with what southern tongues do not tell apart made equal; null if none. */
    String sound(int index) {
      int point = points[index];
      if (point < 0x3007 || !Character.isBmpCodePoint(point) || !Pinyin.isChinese((char) point)) {
        return null;
      }
      if (sounds[index] == null) {
        String pinyin = Pinyin.toPinyin((char) point);
        StringBuilder sound = new StringBuilder(pinyin);
        if (pinyin.startsWith("ZH") || pinyin.startsWith("CH") || pinyin.startsWith("SH")) {
          sound.deleteCharAt(1);
        }
        if (pinyin.endsWith("NG")) {
          sound.setLength(sound.length() - 1);
        }
        sounds[index] = sound.toString();
      }
      return sounds[index];
    }

    private static String lowerCase(String name) {
      StringBuilder lower = new StringBuilder(name);
      for (int i = 0; i < name.length(); i++) {
        char c = name.charAt(i);
        if (c >= 'A' && c <= 'Z') {
          lower.setCharAt(i, (char) (c + ('a' - 'A')));
        }
      }
      return lower.toString();
    }
  }
}
