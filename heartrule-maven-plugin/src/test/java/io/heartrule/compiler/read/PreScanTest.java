package io.heartrule.compiler.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What people get wrong in raw lines: found at its place, repaired in memory, and repaired by its fix. */
class PreScanTest {

  @Test
  void fullWidthSpacesAfterKeys() {
    repaired("- rule: 甲\n  check_time:　ask # 每次\n  if:　 乙\n  call:丙　\n".replace("call:", "call: "),
        "[{rule=甲, check_time=ask, if=乙, call=丙}]", "2:14 HR003", "3:6 HR003");
  }

  @Test
  void fullWidthColons() {
    repaired("rules：\n- rule：甲\n  if： 乙：丙\n  Call：丁\n",
        "{rules=[{rule=甲, if=乙：丙, Call=丁}]}", "1:6 HR004", "2:7 HR004", "3:5 HR004", "4:7 HR004");
  }

  @Test
  void tabsAndNoBreakSpaces() {
    repaired("rules:\n- rule:\t甲\n\tif: 乙\n  call:\u00a0丙\n\u00a0\u00a0timing: now\n",
        "{rules=[{rule=甲, if=乙, call=丙, timing=now}]}",
        "2:8 HR006", "3:1 HR006.indent", "4:8 HR006", "5:1 HR006.indent");
  }

  @Test
  void tabsCountForWhatMakesTheLineFit() {
    repaired("skills:\n- topic: 甲\n\tactions:\n\t- say: 乙\n\t\texit: 丙\n",
        "{skills=[{topic=甲, actions=[{say=乙, exit=丙}]}]}",
        "3:1 HR006.indent", "4:1 HR006.indent", "5:1 HR006.indent");
  }

  @Test
  void fullWidthIndentationAndDashes() {
    repaired("rules:\n　- rule: 甲\n　　if: 乙\n",
        "{rules=[{rule=甲, if=乙}]}", "2:1 HR003.indent", "3:1 HR003.indent");
    repaired("-　rule: 丙\n-rule: 丁\n－ rule: 戊\n", "[{rule=丙}, {rule=丁}, {rule=戊}]",
        "1:2 HR003.dash", "2:1 HR002.dash", "3:1 HR002.dash");
  }

  @Test
  void fullWidthSpacesInsideTextsAreText() {
    clean("- say: |\n    　　一\n    if：二\n    if:　三\n    \t四\n  exit: 五　六：七\n    if：八\n",
        "[{say=　　一\nif：二\nif:　三\n\t四\n, exit=五　六：七 if：八}]");
  }

  @Test
  void blankLinesOfAnyKindAreBlank() {
    clean("- say: 一\n　　\n\u00a0\n\t\n  exit: 二　\n", "[{say=一, exit=二}]");
  }

  @Test
  void aKeyTooFarRight() {
    repaired("- rule: 甲\n  if: 乙\n    call: 丙\n  timing: now\n", "[{rule=甲, if=乙, call=丙, timing=now}]",
        "3:5 HR007");
  }

  @Test
  void aBlockTooFarRightMovesAsOne() {
    repaired("- rule: 甲\n    if: 乙\n    watch:\n    - get: 丙\n      define: |\n        丁\n    call: 戊\n- rule: 己\n",
        "[{rule=甲, if=乙, watch=[{get=丙, define=丁\n}], call=戊}, {rule=己}]", "2:5 HR007");
  }

  @Test
  void aKeyTooFarLeft() {
    repaired("- rule: 甲\n  check_time: ask\n if: 乙\n call: 丙\n- rule: 丁\n",
        "[{rule=甲, check_time=ask, if=乙, call=丙}, {rule=丁}]", "3:2 HR007");
  }

  @Test
  void anItemTooFarLeftOrRight() {
    repaired("actions:\n  - say: 一\n - say: 二\n  - say: 三\n     - say: 四\n",
        "{actions=[{say=一}, {say=二}, {say=三}, {say=四}]}", "3:2 HR007.dash", "5:6 HR007.dash");
  }

  @Test
  void theHeadOfAnItemIsMovedIfTheRestFitsTogether() {
    Scanned scanned = repaired("  - topic: 甲\n     actions:\n     - say: 乙\n     - say: 丙\n",
        "[{topic=甲, actions=[{say=乙}, {say=丙}]}]", "2:6 HR007.head");
    assertThat(scanned.fixed()).startsWith("   - topic: 甲\n     actions:\n");
  }

  @Test
  void aLineOfABlockTextTooFarLeft() {
    repaired("- ai_ask: |\n      一\n    二\n  exit: 三\n", "[{ai_ask=一\n二\n, exit=三}]", "3:5 HR007.text");
  }

  @Test
  void aTextThatGoesOnAfterAComment() {
    repaired("  # 头\n- if: 一 # 注\n    二\n  call: 三 # 话题\n", "[{if=一 二, call=三}]", "2:9 HR008");
    repaired("- if: 一\n    # 注\n    # 注\n    二\n", "[{if=一 二}]", "2:5 HR008");
  }

  @Test
  void ordinaryCommentsAreLeftAlone() {
    clean("rule: 甲 # 说明\ncheck_time: ask #每次\nif: 乙 # 这里用say，则是\noutput: # 说明\n- get: 丙 ## 重点\n  define: 丁C#戊\n",
        "{rule=甲, check_time=ask, if=乙, output=[{get=丙, define=丁C#戊}]}");
  }

  @Test
  void textLostBehindANumberSign() {
    found("- say: 练习 #2 次\n- say: 他说“来 # 去”了\n- say: 看 #话题#\n- topic: 家 #2\n- call: 家 #说明\n",
        "[{say=练习}, {say=他说“来}, {say=看}, {topic=家}, {call=家}]",
        "1:11 HR009", "2:13 HR009", "3:10 HR009", "4:12 HR009");
    repaired("- topic: #2家\n  id: a\n", "[{topic=#2家, id=a}]", "1:10 HR009.all");
  }

  @Test
  void valuesThatBeginWithABrace() {
    repaired("- condition: {甲} == false # 注\n- cancel_when: {甲} >= 1 or\n    {乙} == '丙'\n- value: {甲}\n- say: {甲}，你好\n",
        "[{condition={甲} == false}, {cancel_when={甲} >= 1 or {乙} == '丙'}, {value={甲}}, {say={甲}，你好}]",
        "1:14 HR010", "2:16 HR010", "4:10 HR010", "5:8 HR010");
  }

  @Test
  void mapsInBracesStayMaps() {
    clean("timing: {before: 甲}\nif: {}\nvalue: {a: b}\ncheck_time: {topics: 2}\nmodel: {EXIT: false, 甲: \"一，二\"}\n",
        "{timing={before=甲}, if={}, value={a=b}, check_time={topics=2}, model={EXIT=false, 甲=一，二}}");
  }

  @Test
  void linesOfDashes() {
    repaired("rules: 一\n-------\nskills: 二\n———\nrules: 三\n", "{rules=一}\n{skills=二}\n{rules=三}",
        "2:1 HR011", "4:1 HR011");
    clean("rules: |\n  ------\n  一\n", "{rules=------\n一\n}");
  }

  @Test
  void keysGivenTwice() {
    Scanned scanned = found("- say: 甲\n  exit: 乙\n  exit: |\n    丙\n\n    丁\n- say: 戊\n",
        "[{say=甲, exit=乙}, {say=戊}]", "3:3 HR012");
    assertThat(scanned.diagnostics().get(0).arguments()).containsExactly("exit", "2");
    assertThat(Scanned.of(scanned.fixed()).diagnostics()).isEmpty();
    found("{say: 甲, say: 乙}", "{say=甲}", "1:10 HR012");
  }

  @Test
  void textAfterTheClosingQuotationMark() {
    repaired("- say: \"你好\"，小谷\n- say: '一' 和 '二' # 注\n- say: \"三\n    四\" 五\n- say: \"六\"\n    七\n",
        "[{say=\"你好\"，小谷}, {say='一' 和 '二'}, {say=\"三 四\" 五}, {say=\"六\" 七}]",
        "1:12 HR016", "2:12 HR016", "4:8 HR016", "6:5 HR016");
  }

  @Test
  void quotationMarksWithoutPartner() {
    repaired("- say: \"你好\n- say: \"再见”\n- say: '三\n    四\n  exit: 五\n",
        "[{say=你好}, {say=再见}, {say=三 四, exit=五}]", "1:8 HR002.quote", "2:11 HR002.mixed", "3:8 HR002.quote");
  }

  @Test
  void quotedTextsMayLookLikeScripts() {
    clean("- say: \"一：\n    if：二\n\n    call:　三 # 四\" # 注\n  exit: '五''六'\n",
        "[{say=一： if：二\ncall:　三 # 四, exit=五'六}]");
  }

  @Test
  void textsThatBeginWithASpecialCharacter() {
    repaired("- say: %甲\n- say: @乙\n- say: `丙`\n- say: *重点*：丁\n- say: &戊\n- say: !己 庚\n    辛\n- say: !%20\n",
        "[{say=%甲}, {say=@乙}, {say=`丙`}, {say=*重点*：丁}, {say=&戊}, {say=!己 庚 辛}, {say=!%20}]",
        "1:8 HR017", "2:8 HR017", "3:8 HR017", "4:8 HR017", "5:8 HR017", "6:8 HR017", "8:8 HR017");
  }

  @Test
  void equalsSigns() {
    repaired("- var: 甲\n  auto=true\n- var: 乙\n  autoUpdate = pause\n- var＝丙\n  auto=false\n",
        "[{var=甲, autoUpdate=open}, {var=乙, autoUpdate=pause}, {var=丙, autoUpdate=close}]",
        "2:3 HR018.auto", "4:3 HR018", "5:3 HR018", "6:3 HR018.auto");
  }

  @Test
  void likelyCausesOfWhatYamlRefuses() {
    repaired("- say: 注意: 深呼吸\n- say: 请看:\n- say: - 一\n- ai_ask: | 二\n    三\n- rule: [四] 五\n- rule: [六\n- say: 七\n",
        "[{say=注意: 深呼吸}, {say=请看:}, {say=- 一}, {ai_ask=二 三}, {rule=[四] 五}, {rule=[六}, {say=七}]",
        "1:10 HR002.colon", "2:10 HR002.colon", "3:8 HR002.start", "4:11 HR002.bar", "6:9 HR002.bracket",
        "7:9 HR002.bracket");
    repaired("- say:你好\n  exit 再见\n", "[{say=你好, exit=再见}]", "1:6 HR002.space", "2:3 HR002.nocolon");
    repaired("- ai_ask: 一\n  二：三\n\n  四\n  exit: |\n  五\n- say: 六\n",
        "[{ai_ask=一 二：三\n四, exit=五\n}, {say=六}]", "2:3 HR002.continuation", "6:3 HR002.continuation");
    repaired("- say:\n  一\n  二\n- think: 三\n", "[{say=一 二}, {think=三}]", "2:3 HR002.continuation");
  }

  @Test
  void blockTextsThatAreNotIndented() {
    repaired("- ai_ask: |\n  - 问一\n  二：三\n  - 问四\n  exit: 五\n",
        "[{ai_ask=- 问一\n二：三\n- 问四\n, exit=五}]", "2:3 HR002.continuation");
  }

  @Test
  void oneLineTooFarLeftMovesAlone() {
    repaired("do:\n  - say: 一\n - call: 二\n    input:\n    - set: 三\n  - say: 四\n",
        "{do=[{say=一}, {call=二, input=[{set=三}]}, {say=四}]}", "3:2 HR007.dash");
    repaired("- rule: 甲\n output:\n  - get: 乙\n    define: 丙\n  if: 丁\n",
        "[{rule=甲, output=[{get=乙, define=丙}], if=丁}]", "2:2 HR007");
  }

  @Test
  void theFirstKeyOfAFileMayBeTheOneThatIsOff() {
    repaired("  rules:\n- rule: 甲\n  if: 乙\nskills:\n- topic: 丙\n",
        "{rules=[{rule=甲, if=乙}], skills=[{topic=丙}]}", "1:3 HR007.root");
  }

  @Test
  void aFirstItemLeftOfItsKey() {
    repaired("- topic: 甲\n  actions:\n - say: 乙\n  - ai_ask: 丙\n    exit: 丁\n- topic: 戊\n",
        "[{topic=甲, actions=[{say=乙}, {ai_ask=丙, exit=丁}]}, {topic=戊}]", "3:2 HR007.child");
  }

  @Test
  void anItemGoesToTheListOfItsKind() {
    repaired("skills:\n- topic: 甲\n  actions:\n    - say: 乙\n  - topic: 丙\n    actions:\n    - say: 丁\n",
        "{skills=[{topic=甲, actions=[{say=乙}]}, {topic=丙, actions=[{say=丁}]}]}", "5:3 HR007.dash");
  }

  @Test
  void aKeyBesideItsDashMovesWithoutTheNextItem() {
    repaired("steps:\n- scene: 甲\n ai: 乙\n human: 丙\n- topic: 丁\n",
        "{steps=[{scene=甲, ai=乙, human=丙}, {topic=丁}]}", "3:2 HR007");
    repaired("a:\n  steps:\n    - scene: 甲\n    ai: 乙\n    human: 丙\n    - topic: 丁\n",
        "{a={steps=[{scene=甲, ai=乙, human=丙}, {topic=丁}]}}", "4:5 HR007");
  }

  @Test
  void aCommentAtTheMarginCutsABlockText() {
    repaired("- ai_ask: |\n    一\n# 注\n    二\n  exit: 三\n# 末\n- say: |\n    四\n# 尾\n",
        "[{ai_ask=一\n二\n, exit=三}, {say=四\n}]", "3:1 HR008.block");
  }

  @Test
  void blanksOnTheWrongSideOfTheColon() {
    repaired("- rule : 甲\n  call :乙\n  if　: 丙\n", "[{rule=甲, call=乙, if=丙}]", "2:8 HR002.space", "3:5 HR003.before");
  }

  @Test
  void bulletsForHyphens() {
    repaired("* say: 一\n• say：二\n—say: 三\n", "[{say=一}, {say=二}, {say=三}]",
        "1:1 HR002.dash", "2:1 HR002.dash", "2:6 HR004", "3:1 HR002.dash");
  }

  @Test
  void commentsBehindAFullWidthSpace() {
    repaired("check_time: ask　# 每次\nsay: 一　# 注\nexit: 二\u00a0#三\nrules:　\n",
        "{check_time=ask, say=一, exit=二\u00a0#三, rules=}", "1:16 HR003.comment", "2:7 HR003.comment");
  }

  @Test
  void linesThatBelongToNothing() {
    found("- rule: \"甲\"\n  不知道\n  是什么\n  if: 乙\n", "[{rule=甲, if=乙}]", "2:3 HR002.stray");
  }

  @Test
  void anchorsAliasesTagsMergesAndDirectives() {
    Scanned scanned = found("%YAML 1.2\n---\n- say: &a 甲\n- say: *a\n- say: !!str 乙\n- <<: {a: b}\n  say: 丙\n",
        "[{say=甲}, {say=甲}, {say=乙}, {say=丙}]",
        "1:1 HR021.directive", "3:8 HR021.anchor", "4:8 HR021.alias", "5:8 HR021.tag", "6:3 HR021.merge");
    assertThat(Scanned.of(scanned.fixed()).places()).containsExactly("5:3 HR021.merge");
    found("a: &a [*a]\n", "", "1:4 HR021.anchor", "1:8 HR021.alias");
  }

  @Test
  void aBrokenDocumentHidesNothingInTheOthers() {
    found("rules:\n- 甲\n乙: 丙\n- 丁\n---\nif：甲\n---\nskills: }\n...\nrules: 乙\n", "{if=甲}\n{skills=}}\n{rules=乙}",
        "4:1 HR002.structure", "6:3 HR004", "8:9 HR002.start");
  }

  @Test
  void windowsLineEndsGiveTheSameFindings() {
    String script = "rules：\n- rule: 甲 # 注\n    乙\n   if:　\"丙\" 丁\n\tcall: {戊}己\n-----\nsay: |\n  一\n 二\n";
    Scanned unix = Scanned.of(script);
    Scanned windows = Scanned.of(script.replace("\n", "\r\n"));
    assertThat(unix.places()).hasSizeGreaterThan(5);
    assertThat(windows.places()).isEqualTo(unix.places());
    assertThat(windows.shape()).isEqualTo(unix.shape());
    assertThat(Scanned.of(script.replace("\n", "\r")).places()).isEqualTo(unix.places());
  }

  @Test
  void placesBehindARepairAreThoseOfTheFile() {
    Scanned scanned = Scanned.of("- if：  甲{乙}\n   call: 丙\n");
    Node.Mapping rule = (Node.Mapping) ((Node.Sequence) scanned.roots().get(0)).items().get(0);
    Node.Scalar text = (Node.Scalar) rule.entries().get(0).value();
    assertThat(text.located().span(1, 4)).hasToString("a.yaml:1:9");
    assertThat(text.located().span(1, 4).text()).isEqualTo("{乙}");
    assertThat(rule.entries().get(1).key().span()).hasToString("a.yaml:2:4");
    assertThat(rule.entries().get(1).value().span().text()).isEqualTo("丙");
  }

  private static void clean(String script, String shape) {
    found(script, shape);
  }

  private static Scanned found(String script, String shape, String... places) {
    Scanned scanned = Scanned.of(script);
    assertThat(scanned.places()).containsExactly(places);
    assertThat(scanned.shape()).isEqualTo(shape);
    return scanned;
  }

  /** Also: every finding has a fix, and all fixes together give a script without findings that says the same. */
  private static Scanned repaired(String script, String shape, String... places) {
    Scanned scanned = found(script, shape, places);
    assertThat(scanned.diagnostics()).allMatch(diagnostic -> diagnostic.fix() != null);
    Scanned fixed = Scanned.of(scanned.fixed());
    assertThat(fixed.places()).as(scanned.fixed()).isEmpty();
    assertThat(fixed.shape()).as(scanned.fixed()).isEqualTo(shape);
    return scanned;
  }
}
