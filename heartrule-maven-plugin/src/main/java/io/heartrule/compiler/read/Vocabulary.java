package io.heartrule.compiler.read;

import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.AutoUpdate;
import io.heartrule.compiler.model.CheckTime;
import io.heartrule.compiler.model.ScopeLevel;
import io.heartrule.compiler.model.Timing;
import io.heartrule.compiler.model.TypeName;
import io.heartrule.compiler.model.Variant;

/** The words of the language that are values, not keys. */
final class Vocabulary {
  static final Words<CheckTime.At> CHECK_TIME = Words.of(CheckTime.At.class).alias("goal", "topic")
      .form("{chars: 200}").form("{topics: 2}");
  static final Words<Timing.At> TIMING = Words.of(Timing.At.class)
      .alias("before_topic", "before_goal").alias("after_topic", "after_goal")
      .form("{before: …}").form("{after: …}").form("{after_stage: …}");
  static final Words<ScopeLevel> SCOPE = Words.of(ScopeLevel.class).alias("goal", "topic");
  static final Words<Action.Stop.Target> STOP = Words.of(Action.Stop.Target.class).alias("goal", "topic");
  static final Words<Action.Return.To> RETURN = Words.of(Action.Return.To.class)
      .form("{before: …}").form("{after: …}");
  static final Words<TypeName.Kind> TYPE = Words.of(TypeName.Kind.class);
  static final Words<Variant> VERSION = Words.of(Variant.class);
  static final Words<AutoUpdate> AUTO_UPDATE = Words.of(AutoUpdate.class)
      .alias("true", "open").alias("false", "close");
  static final Words<Boolean> FLAG = new Words<Boolean>().word("true", true).word("false", false)
      .alias("是", "true").alias("否", "false").alias("yes", "true").alias("no", "false");
  static final Words<Boolean> BRANCH = new Words<Boolean>().word("main", false).word("branch", true)
      .alias("主线", "main").alias("支线", "branch");
  static final Words<Boolean> END_OF_STAGE = new Words<Boolean>().word("end_of_stage", true)
      .form("{after: …}").form("{after_stage: …}");

  private Vocabulary() {}
}
