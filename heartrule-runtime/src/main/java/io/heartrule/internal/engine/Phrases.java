package io.heartrule.internal.engine;

import io.heartrule.generated.Rule;
import io.heartrule.internal.rule.CalledTopics;
import io.heartrule.internal.rule.RuleLife;
import io.heartrule.internal.state.Instance;
import io.heartrule.internal.state.State;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the literal wordings of critical rules in what a visitor says (N8). Width, letter case, blanks,
 * signs between the characters and the traditional form of common characters do not matter: to miss a
 * wording is worse than a false alarm. Only the end of a sentence parts two words, and not if the
 * wording itself has one.
 */
final class Phrases {
  private static final String TRADITIONAL = "殺傷盡儘結離開輕斷藥樓終義沒個這樣還過為爲麼對無於說話讓從頭來時間會現實點難壓煩惱夠應該給與後見親媽爺們氣體覺愛學長動機門問"
      + "題關係劃畫腦電車橋遺書筆寫絕燒繩鬱憂慮慘賤廢處懶誰隨邊連遠進選達運場雙歲聽變賴賺贏趕躍轉辦遲錯鎖陰險靜頂順須風飛飯飽餓驚髒齊";
  private static final String SIMPLIFIED = "杀伤尽尽结离开轻断药楼终义没个这样还过为为么对无于说话让从头来时间会现实点难压烦恼够应该给与后见亲妈爷们气体觉爱学长动机门问"
      + "题关系划画脑电车桥遗书笔写绝烧绳郁忧虑惨贱废处懒谁随边连远进选达运场双岁听变赖赚赢赶跃转办迟错锁阴险静顶顺须风飞饭饱饿惊脏齐";
  /** What parts sentences, after normalisation. */
  private static final String ENDS = "。!?;";

  private Phrases() {}

  /** Critical rules that are active, or whose topic runs, and one of whose phrases stands in a text. */
  static List<String> in(String text, State state, RuleLife life) {
    String plain = plain(text, true);
    String whole = plain(text, false);
    List<String> found = new ArrayList<>();
    List<Instance> active = life.active().at(state.top());
    for (Instance instance : state.rules.values()) {
      if (!state.library.rules().facts(instance.rule).hasPhrases()
          || !active.contains(instance) && !CalledTopics.runs(state, instance.rule, state.top())) {
        continue;
      }
      Rule rule = life.rule(instance);
      if (rule.critical && rule.phrases.stream().anyMatch(phrase -> stands(phrase, plain, whole))) {
        found.add(rule.name());
      }
    }
    return found;
  }

  /** Whether a wording stands in a text. */
  static boolean stands(String phrase, String text) {
    return stands(phrase, plain(text, true), plain(text, false));
  }

  private static boolean stands(String phrase, String plain, String whole) {
    String searched = plain(phrase, false);
    // A wording of signs alone would stand in every text.
    return !searched.isEmpty()
        && (plain.contains(searched) || whole.contains(searched) && !searched.equals(plain(phrase, true)));
  }

  /** Letters and digits alone, in one form; on demand with a mark where a sentence ends inside. */
  private static String plain(String text, boolean ends) {
    StringBuilder out = new StringBuilder();
    int[] characters = Normalizer.normalize(text, Normalizer.Form.NFKC).codePoints().toArray();
    for (int i = 0; i < characters.length; i++) {
      int c = characters[i];
      int traditional = c < 0x4e00 || c > 0x9fff ? -1 : TRADITIONAL.indexOf(c);
      if (traditional >= 0) {
        out.append(SIMPLIFIED.charAt(traditional));
      } else if (Character.isLetterOrDigit(c)) {
        out.appendCodePoint(Character.toLowerCase(c));
      } else if (ends && ENDS.indexOf(c) >= 0 && !isEllipsis(characters, i)) {
        out.append('。');
      }
    }
    return out.toString();
  }

  /** Several full stops are hesitation, not the end of a sentence. */
  private static boolean isEllipsis(int[] characters, int at) {
    return characters[at] == '。' && (at > 0 && characters[at - 1] == '。'
        || at + 1 < characters.length && characters[at + 1] == '。');
  }
}
