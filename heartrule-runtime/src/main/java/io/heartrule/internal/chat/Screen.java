package io.heartrule.internal.chat;

import io.heartrule.ConversationListener;
import io.heartrule.Message;
import io.heartrule.generated.Stage;
import io.heartrule.trace.TraceEvent;
import java.util.List;

/** Shows a conversation as it goes: replies while they are written, stages, rules that fire. */
final class Screen implements ConversationListener {
  private final Terminal terminal;
  private final ChatWords words;
  private final ScriptMap map;
  /** Ids of the main-line stages, in order. */
  private final List<String> stages;
  /** Of the model, or null. */
  private final String address;
  private String ai = "";
  /** What of a reply is on the screen already; null between replies. */
  private StringBuilder written;
  private boolean isLineOpen;

  /**
   * Nothing is shown yet.
   *
   * @param address of the server of a real model, or null
   */
  Screen(Terminal terminal, ChatWords words, ScriptMap map, List<Stage> stages, String address) {
    this.terminal = terminal;
    this.words = words;
    this.map = map;
    this.address = address;
    this.stages = stages.stream().filter(stage -> !stage.isBranch()).map(Stage::id).toList();
  }

  /** Whose pieces come next: a piece does not say who speaks. */
  void speaker(String name) {
    ai = name;
  }

  @Override
  public boolean wantsText() {
    return true;
  }

  @Override
  public void text(String piece) {
    if (written == null) {
      written = new StringBuilder();
      terminal.print(words.of("says", ai));
      isLineOpen = true;
    }
    written.append(piece);
    terminal.print(piece);
  }

  @Override
  public void retracted() {
    written = null;
    note(words.of("retracted"));
  }

  @Override
  public void message(Message message) {
    ai = message.speaker();
    endLine();
    if (written != null && written.toString().strip().equals(message.text().strip())) {
      written = null;
    } else {
      terminal.println(words.of("says", message.speaker()) + message.text());
    }
  }

  @Override
  public void event(TraceEvent event) {
    if (event instanceof TraceEvent.StageEntered entered) {
      stage(entered.stage());
    } else if (event instanceof TraceEvent.RuleFired fired) {
      note(words.of("rule.fired", fired.rule()) + map.placeOf("rule", fired.rule()));
    } else if (event instanceof TraceEvent.TopicStarted started && started.rule() != null) {
      note(words.of("topic.by.rule", started.name()) + map.placeOf("skill", started.name()));
    } else if (event instanceof TraceEvent.ModelFailed failed) {
      note(words.of("model.failed", failed.purpose(), failed.reason()));
      if (address != null) {
        note(words.of(advice(failed.reason()), address));
      }
    } else if (event instanceof TraceEvent.AnswerMalformed malformed) {
      note(words.of("model.malformed", malformed.purpose(), malformed.problem()));
    } else if (event instanceof TraceEvent.RiskUnknown) {
      note(words.of("risk.unknown"));
    }
  }

  /** What a person without a program's knowledge can look at next. */
  private static String advice(String reason) {
    return switch (reason) {
      case "TIMEOUT", "SERVER_ERROR", "RATE_LIMITED", "REJECTED", "REFUSED" -> "model.advice." + reason;
      default -> "model.advice";
    };
  }

  private void stage(String id) {
    if (stages.isEmpty()) {
      return; // a skill alone: its stage is none of the author's
    }
    String name = id.substring(id.lastIndexOf('/') + 1);
    int number = stages.indexOf(id) + 1;
    endLine();
    terminal.println("");
    terminal.println(number == 0 ? words.of("stage.branch", name)
        : words.of("stage", name, number, stages.size()));
  }

  /** A line that is no part of the conversation. */
  void note(String text) {
    endLine();
    terminal.println("  · " + text);
  }

  private void endLine() {
    if (isLineOpen) {
      isLineOpen = false;
      terminal.println("");
    }
  }
}
