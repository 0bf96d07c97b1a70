package io.heartrule.testing;

import io.heartrule.Conversation;
import io.heartrule.ConversationEndedException;
import io.heartrule.ConversationListener;
import io.heartrule.HeartRule;
import io.heartrule.Message;
import io.heartrule.Turn;
import io.heartrule.generated.SessionKey;
import io.heartrule.generated.SkillKey;
import io.heartrule.generated.Variables;
import io.heartrule.store.memory.MemoryStore;
import io.heartrule.trace.TraceEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * Holds a conversation against a transcript: strictly, on the caller's thread, without waiting. The
 * steps between two points are laid out before the visitor speaks; what comes is held against them at
 * once, and what has not come by the next point is missing.
 */
public final class TranscriptPlayer {
  private static final String VISITOR = "visitor";

  private final Transcript transcript;
  private final ScriptedModel model = new ScriptedModel();
  private final FakeClock clock = new FakeClock();
  private final MemoryStore store = new MemoryStore();
  private final Deque<Step.Said> expected = new ArrayDeque<>();
  /** The messages of the turn under way. */
  private final List<Message> heard = new ArrayList<>();
  private Conversation talk;
  /** What the visitor says in the turn under way, or null. */
  private String speaking;
  /** Why the answer before this one could not be used, or null. */
  private String malformed;
  private int turns;
  /** The step that has been reached; 0 before the first. */
  private int reached;
  /** The next point, or null behind the last one. */
  private Step.Point ahead;

  public TranscriptPlayer(Transcript transcript) {
    this.transcript = transcript;
  }

  /** @throws TranscriptFailure at the first step that does not fit */
  public void play() {
    try {
      run();
    } catch (Mismatch mismatch) {
      throw failure(mismatch, null);
    } catch (RuntimeException e) {
      throw failure(new Mismatch(reached, "crash", e), e);
    }
  }

  private void run() {
    reached = transcript.line;
    talk = start();
    int at = layOut(0);
    took(talk.begin());
    checkGiven();
    settle();
    while (ahead != null) {
      Step.Point point = ahead;
      reached = point.line();
      at = layOut(at + 1);
      perform(point);
      settle();
    }
  }

  private Conversation start() {
    HeartRule heartrule = heartrule();
    try {
      return transcript.skill == null
          ? heartrule.start(new SessionKey<Record>(transcript.library, transcript.session), VISITOR,
              transcript.settings, transcript.given)
          : heartrule.start(new SkillKey<Variables>(transcript.library, transcript.skill), VISITOR, transcript.input,
              transcript.ai, transcript.human, transcript.settings, transcript.given);
    } catch (IllegalArgumentException e) {
      throw new Mismatch(transcript.line, "start", e.getMessage());
    }
  }

  private HeartRule heartrule() {
    return HeartRule.builder().model(model).store(store).clock(clock).executor(Runnable::run)
        .classLoader(transcript.library.getClass().getClassLoader()).library(transcript.library)
        .listener(new ConversationListener() {
          @Override
          public void message(Message message) {
            hear(message);
          }

          @Override
          public void event(TraceEvent event) {
            if (event instanceof TraceEvent.AnswerMalformed answer) {
              malformed = answer.problem();
            } else if (event instanceof TraceEvent.ModelCalled call && !call.repeat()) {
              malformed = null;
            }
          }
        }).build();
  }

  /** Makes ready what comes before the next point; returns the index of that point. */
  private int layOut(int from) {
    int at = from;
    while (at < transcript.steps.size() && transcript.steps.get(at) instanceof Step.Item item) {
      if (item instanceof Step.Said said) {
        expected.add(said);
      } else if (item instanceof Step.Answers answers) {
        if (answers.background()) {
          model.background(answers.answer());
        } else {
          model.model(answers.answer());
        }
      }
      at++;
    }
    ahead = at < transcript.steps.size() ? (Step.Point) transcript.steps.get(at) : null;
    return at;
  }

  private void perform(Step.Point point) {
    if (point instanceof Step.Visitor visitor) {
      speaking = visitor.text();
      try {
        took(talk.reply("turn-" + ++turns, visitor.text(), visitor.observations()));
      } catch (ConversationEndedException e) {
        throw new Mismatch(visitor.line(), "visitor.ended");
      }
    } else if (point instanceof Step.Idle idle) {
      speaking = "";
      try {
        took(talk.idle("turn-" + ++turns, idle.silence()));
      } catch (ConversationEndedException e) {
        throw new Mismatch(idle.line(), "visitor.ended");
      }
    } else if (point instanceof Step.Expect expect) {
      List<String> problems = new ExpectationCheck(talk, model.calls()).problems(expect.expectation());
      if (!problems.isEmpty()) {
        throw new Mismatch(expect.line(), "expect", String.join("\n", problems));
      }
    } else if (point instanceof Step.Clock moved) {
      clock.forward(moved.forward());
    } else if (point instanceof Step.NextSession next) {
      next(next);
    } else {
      talk = heartrule().resume(talk.id());
    }
  }

  /** The same visitor comes again; what is stored of the sessions before goes on. */
  private void next(Step.NextSession next) {
    if (talk.view().status() == Turn.Status.WAITING) {
      throw new Mismatch(next.line(), "session.waiting");
    }
    try {
      talk = heartrule().start(new SessionKey<Record>(transcript.library, next.session()), VISITOR,
          transcript.settings, Map.of());
    } catch (ConversationEndedException e) {
      throw new Mismatch(next.line(), "session.ended");
    }
    took(talk.begin());
  }

  private void hear(Message message) {
    heard.add(message);
    Step.Said said = expected.poll();
    if (said == null) {
      throw new Mismatch(0, "said.more", message.text(), message.position());
    }
    String problem = said.problem(message.text());
    if (problem != null) {
      throw new Mismatch(said.line(), problem, said.expected(), message.text(), message.position());
    }
  }

  /** What was heard on the way must be what the app gets. */
  private void took(Turn turn) {
    if (!turn.messages().equals(heard)) {
      throw new Mismatch(reached, "turn", texts(heard), texts(turn.messages()));
    }
    heard.clear();
    speaking = null;
  }

  private static String texts(List<Message> messages) {
    return String.join(" / ", messages.stream().map(Message::text).toList());
  }

  /** Everything that was laid out must have come. */
  private void settle() {
    Answer unused = null;
    for (Answer answer : model.unused()) {
      unused = unused == null || answer.line() < unused.line() ? answer : unused;
    }
    Step.Said missing = expected.peek();
    if (unused != null && (missing == null || unused.line() < missing.line())) {
      throw new Mismatch(unused.line(), "answer.unused");
    } else if (missing != null) {
      throw new Mismatch(missing.line(), missing instanceof Step.SaidText ? "said.nothing" : "said.nothing.like",
          missing.expected());
    }
  }

  /** A bare name must be that of a global or a session's variable. */
  private void checkGiven() {
    Map<String, Object> values = null;
    for (String name : transcript.given.keySet()) {
      if (name.indexOf('.') < 0) {
        values = values == null ? talk.values() : values;
        if (!values.containsKey(name)) {
          throw new Mismatch(transcript.line, "given", name);
        }
      }
    }
  }

  /** What happened between two steps is told by the next, or by the last. */
  private String where(Mismatch mismatch, FailureWords words) {
    return mismatch.line() != 0 ? "" : words.of(ahead != null ? "before" : "after");
  }

  /** A call that repeats another is told with the reason. */
  private String again(Mismatch mismatch, FailureWords words) {
    return malformed == null || !mismatch.isCall() ? "" : "\n" + words.of("call.again", malformed);
  }

  private int last() {
    List<Step> steps = transcript.steps;
    return steps.isEmpty() ? transcript.line : steps.get(steps.size() - 1).line();
  }

  /** The dialogue up to the last turn that was completed, and what has come since. */
  private List<String> dialogue(FailureWords words) {
    List<String> lines = new ArrayList<>();
    if (talk != null) {
      try {
        lines.addAll(heartrule().resume(talk.id()).transcript());
      } catch (RuntimeException e) {
        // The failure to be shown is another one.
        lines.clear();
      }
    }
    if (speaking != null) {
      lines.add(words.of("visitor") + "：" + speaking);
    }
    heard.forEach(message -> lines.add(message.speaker() + "：" + message.text()));
    return lines;
  }

  private TranscriptFailure failure(Mismatch mismatch, Throwable cause) {
    FailureWords words = FailureWords.spoken();
    int line = mismatch.line() != 0 ? mismatch.line() : ahead != null ? ahead.line() : last();
    return FailureReport.of(transcript, line, where(mismatch, words) + mismatch.text(words) + again(mismatch, words),
        dialogue(words), words,
        cause);
  }
}
