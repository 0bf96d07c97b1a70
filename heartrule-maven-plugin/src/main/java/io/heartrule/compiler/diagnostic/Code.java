package io.heartrule.compiler.diagnostic;

import static io.heartrule.compiler.diagnostic.Severity.ERROR;
import static io.heartrule.compiler.diagnostic.Severity.INFO;
import static io.heartrule.compiler.diagnostic.Severity.WARNING;

/**
 * Every diagnostic there is; each has a page {@code docs/diagnostics/HRnnn.md}.
 *
 * <p>The severity is the usual one; a diagnostic may carry another where the language says so.
 */
public enum Code {
  /** file is not valid UTF-8 (byte …) */
  HR001(ERROR),
  /** YAML syntax error: … (likely cause …) */
  HR002(ERROR),
  /** full-width space (U+3000) after `key:`; use an ordinary space */
  HR003(ERROR),
  /** full-width colon `：` after key; use `:` and a space */
  HR004(ERROR),
  /** full-width brace/bracket/operator in an expression; write … */
  HR005(ERROR),
  /** tab or no-break space used as indentation or after a colon */
  HR006(ERROR),
  /** key starts in column x, its neighbours in column y */
  HR007(ERROR),
  /** a comment ends this text; the next line no longer belongs to it */
  HR008(ERROR),
  /** ` #` inside a text begins a comment: the rest of the line is lost; quote the text */
  HR009(WARNING),
  /** value begins with `&#123;` and must be quoted */
  HR010(ERROR),
  /** a line of dashes is not a document separator (`---`) */
  HR011(ERROR),
  /** key given twice in one item (first at line …) */
  HR012(ERROR),
  /** file root must be skills/rules/sessions/declare (bare list: info; list and map mixed: error) */
  HR013(ERROR),
  /** quotation marks “ ” do not pair up */
  HR014(WARNING),
  /** placeholder `[…]` (error) or `。。。`/XXX (warning) left in the script */
  HR015(ERROR),
  /** text goes on after its closing quote; quote the whole or none */
  HR016(ERROR),
  /** text may not begin with `%`, `&#64;`, `` ` ``, `*`, `&amp;`, `!` unquoted */
  HR017(ERROR),
  /** `key=value` found; write `key: value` */
  HR018(ERROR),
  /** key has no value */
  HR019(ERROR),
  /** unknown language version */
  HR020(ERROR),
  /** anchors, aliases, tags and merge keys are not used in scripts */
  HR021(ERROR),
  /** file, text or nesting is too large */
  HR022(ERROR),
  /** unknown key … in …; did you mean …? */
  HR101(ERROR),
  /** … is an alias; canonical form is … */
  HR102(INFO),
  /** required key … missing (info: default taken) */
  HR103(ERROR),
  /** two spellings of one key in one item (check_time and check_when) */
  HR105(ERROR),
  /** value … not allowed; one of … */
  HR106(ERROR),
  /** text/expression expected, map or list found */
  HR107(ERROR),
  /** an action needs exactly one of say, ai_ask, think, call, … */
  HR108(ERROR),
  /** `topic` inside `actions`: wrong indentation? */
  HR109(ERROR),
  /** … is not allowed here (scene in actions, exit on say, attentions in rule) */
  HR110(ERROR),
  /** `get` has no `define` here or at its declaration */
  HR111(WARNING),
  /** empty block (actions, output, steps, watch) */
  HR112(WARNING),
  /** `set` without `value`, or `get` with `value` */
  HR113(ERROR),
  /** letter case normalised */
  HR114(INFO),
  /** a name is needed here, this is a sentence; did you mean `reply:`? */
  HR115(ERROR),
  /** `tolist` without any `get`; `fromlist` on something not a call */
  HR116(ERROR),
  /** input/output of a call takes `set` + `value`, not `get` */
  HR117(ERROR),
  /** not supported yet */
  HR120(ERROR),
  /** rule name already used at … */
  HR201(ERROR),
  /** skill topic name already used at … */
  HR202(ERROR),
  /** session, stage or topic name repeated in its parent */
  HR203(ERROR),
  /** called topic is not defined; nearest: … */
  HR204(ERROR),
  /** open_rule/close_rule names no rule; nearest: … */
  HR205(ERROR),
  /** goto names no stage of this session */
  HR206(ERROR),
  /** skill is never called */
  HR207(WARNING),
  /** rule is never opened */
  HR208(WARNING),
  /** topics call each other in a circle (A → B → A) without a condition */
  HR209(ERROR),
  /** two names are very alike */
  HR210(INFO),
  /** two names of the same parent give the same Java identifier or (ignoring case) file name; write `id:` */
  HR211(ERROR),
  /** name is not a Java identifier; generated as … */
  HR212(INFO),
  /** name is reserved (EXIT, BRIEF, rule_…, cancel_…, role name, 最新对话, item) */
  HR213(ERROR),
  /** role word differs from the scene's role (来访者 / 心旅者) */
  HR214(INFO),
  /** call does not supply input … of topic … */
  HR215(ERROR),
  /** input … is not declared in topic … */
  HR216(ERROR),
  /** output reads …, which topic … does not have */
  HR217(ERROR),
  /** timing names an unknown topic or stage */
  HR218(ERROR),
  /** variable … is not defined; did you mean …? */
  HR301(ERROR),
  /** variable may be read before it has a value */
  HR302(WARNING),
  /** variable is never read (or never written) */
  HR303(WARNING),
  /** variable declared implicitly at session level (error in skills and rules, and when strictVariables) */
  HR304(INFO),
  /** variable hides another of the same name */
  HR305(WARNING),
  /** conflicting types for variable (… at line …, … at line …) */
  HR306(ERROR),
  /** two define texts for one variable (info if they are equal) */
  HR307(WARNING),
  /** type guessed from use; write `type:` */
  HR308(WARNING),
  /** “…” is not a value of this status (values: …) */
  HR309(ERROR),
  /** fromlist needs a list */
  HR310(ERROR),
  /** record has no field … */
  HR311(ERROR),
  /** record field used outside its fromlist / list used where a single value is needed */
  HR312(ERROR),
  /** value does not fit the variable's type */
  HR313(ERROR),
  /**
   * `&#123;…}` holds a description, not a variable (it contains a space, punctuation or `%`, or has more than
   * 11 characters and no near name): E in `say`, `value` and `reply`, W elsewhere (kept as text). Everything
   * else that is not a known variable is HR301
   */
  HR314(ERROR),
  /** assignment has no effect */
  HR315(INFO),
  /** declared variable is read but never written: it is an input */
  HR316(WARNING),
  /** result of a later call is read before it exists */
  HR317(WARNING),
  /** status with only one value */
  HR318(WARNING),
  /** field exists only after the call / list has no record key */
  HR319(INFO),
  /** a variable in other brackets than {} is not replaced */
  HR320(WARNING),
  /** expression syntax error at … */
  HR401(ERROR),
  /** `=` in an expression; use `==` */
  HR402(ERROR),
  /** `and` and `or` mixed without parentheses; read as … */
  HR403(WARNING),
  /** … cannot be compared with … */
  HR404(ERROR),
  /** expression is always true/false */
  HR405(WARNING),
  /** cancel_when/condition needs an expression, this is prose; use `cancel_if` */
  HR406(ERROR),
  /** expression in if/cancel_if is evaluated by the program, no model call */
  HR407(INFO),
  /** unknown function */
  HR408(ERROR),
  /** rule uses a variable that is neither global nor watched (warning if implicitly global) */
  HR501(ERROR),
  /** reply needs check_time now */
  HR502(ERROR),
  /** reply and call exclude each other */
  HR503(ERROR),
  /** rule has neither reply, call nor do */
  HR504(ERROR),
  /** timing … is impossible (or the same as …) with check_time … */
  HR505(ERROR),
  /** timing/input/output without call */
  HR506(ERROR),
  /** watch variable is updated less often than the rule lives: never counted */
  HR507(WARNING),
  /** rule is checked less often than its scope lives: never checked */
  HR508(WARNING),
  /** same attentions opens and closes the rule */
  HR509(ERROR),
  /** close_rule of a rule that cannot be open here */
  HR510(WARNING),
  /** rule opened more than once on this path (reference count n) */
  HR511(INFO),
  /** topic … has k open `now` rules, only the newest N run; not run: … */
  HR512(WARNING),
  /** k `ask` rules: N in the output, the rest in ⌈(k−N)/M⌉ thinks */
  HR513(INFO),
  /** a close_rule, cancel_if, cancel_when, cancel_topic or weight names a critical rule or its topic */
  HR514(ERROR),
  /** cancel condition can never become true */
  HR515(WARNING),
  /** condition uses a value extracted in the same check */
  HR516(INFO),
  /** rule may start itself again through its topic */
  HR517(WARNING),
  /** two rules open together call at the same place without different priority */
  HR518(WARNING),
  /** scope narrower than the place it stands in */
  HR519(ERROR),
  /** open_rule in a skill or `do` without scope: it ends with the topic */
  HR520(WARNING),
  /** condition depends on silence/expression/voice; the app must send observations */
  HR521(WARNING),
  /** rule … must be active wherever a visitor can speak, but is not in … (N8) */
  HR522(ERROR),
  /** topic called by a critical rule must begin with `say` (N9) */
  HR523(ERROR),
  /** topic called by a critical rule must end in `ai_ask` or `stop: session` (N9) */
  HR524(ERROR),
  /** `say` in a rule is rewritten by the model; write `reply`, or call a topic for literal words */
  HR525(WARNING),
  /** a literal wording so short that it stands in other words; error: nothing but signs (N8) */
  HR526(WARNING),
  /** goto can loop for ever; add `condition` or `max_times` */
  HR601(ERROR),
  /** branch stage is never reached */
  HR602(WARNING),
  /** return target is not a main-line stage (an unknown stage is HR206) */
  HR603(ERROR),
  /** n adjacent actions have the same condition; consider a branch stage */
  HR604(WARNING),
  /** goto/stop from a background check happens at the next action border */
  HR605(INFO),
  /** action cannot be reached */
  HR606(WARNING),
  /** quick/detailed given without actions */
  HR607(ERROR),
  /** topic time is less than the sum of its actions */
  HR608(WARNING),
  /** planned time exceeds the session's minutes */
  HR609(WARNING),
  /** session without stage, stage without topic */
  HR610(ERROR),
  /** no scene (ai/human) before the first ai_ask */
  HR611(ERROR),
  /** ai_ask without exit (info); also without output (warning: only max_turns ends it) */
  HR612(INFO),
  /** goto to a main-line stage needs `return: none` */
  HR613(ERROR),
  /** critical rule with `reply`: no literal wording; call a topic */
  HR614(ERROR),
  /** autoUpdate must be open, close or pause */
  HR701(ERROR),
  /** auto-updated variable is never used */
  HR702(WARNING),
  /** k auto-updated variables here: ⌈k/max⌉ calls per update */
  HR703(INFO),
  /** auto update of a process-control variable (used only in conditions) */
  HR704(WARNING),
  /** auto update of a variable without define */
  HR705(WARNING),
  /** auto-updated list has no record key */
  HR706(ERROR),
  /** last use lies in a loop; kept until the loop ends */
  HR707(INFO),
  /** generated class would overwrite hand-written source */
  HR801(ERROR),
  /** large topic split into several methods */
  HR802(INFO),
  /** compiled with plugin x, runtime y is incompatible */
  HR803(ERROR),
  /** name defined both here and in dependency … */
  HR804(ERROR),
  /** conversation test: unknown key or purpose */
  HR901(ERROR),
  /** conversation test: unknown session, skill, topic, rule or variable */
  HR902(ERROR),
  /** conversation test: step can never be reached */
  HR903(WARNING);

  private final Severity severity;

  Code(Severity severity) {
    this.severity = severity;
  }

  public Severity severity() {
    return severity;
  }
}
