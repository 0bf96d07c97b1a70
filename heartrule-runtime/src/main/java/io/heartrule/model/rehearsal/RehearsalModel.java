package io.heartrule.model.rehearsal;

import io.heartrule.model.LanguageModel;
import io.heartrule.model.ModelAnswer;
import io.heartrule.model.ModelException;
import io.heartrule.model.ModelRequest;
import io.heartrule.model.Purpose;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Stands in for a model without key or network. It answers, in this order: from a cassette (by script position and
 * purpose, the first recorded answer first); from the person who plays; with a placeholder marked ［排练］ that fits the
 * expected fields.
 *
 * <p>It never pretends to judge: in a placeholder every flag is false, so no rule fires. Only {@code EXIT} becomes true
 * after some turns of an ask, so that a demo comes to its end.
 *
 * <p>It remembers how far the cassette has played and how long an ask runs: use one instance per conversation. Safe
 * for the threads of that conversation.
 */
public final class RehearsalModel implements LanguageModel {
  /** Turns of an ask (its opening included) in which a placeholder does not leave it yet. */
  private static final int TURNS_BEFORE_EXIT = 2;

  private final Playback playback;
  private final boolean strict;
  private final Player player;
  private final int turnsBeforeExit;
  private final Map<Place, Integer> turns = new HashMap<>();

  private RehearsalModel(Cassette cassette, boolean strict, Player player, int turnsBeforeExit) {
    this.playback = new Playback(cassette);
    this.strict = strict;
    this.player = player;
    this.turnsBeforeExit = turnsBeforeExit;
  }

  /** Placeholders only. */
  public static RehearsalModel placeholders() {
    return new RehearsalModel(new Cassette("", List.of()), false, null, TURNS_BEFORE_EXIT);
  }

  /** The cassette as far as it goes, then placeholders. */
  public static RehearsalModel from(Cassette cassette) {
    return new RehearsalModel(cassette, false, null, TURNS_BEFORE_EXIT);
  }

  /**
   * The cassette and nothing else: a call that it does not hold, or that now expects other fields, is a
   * {@link CassetteMismatchException}.
   */
  public static RehearsalModel replay(Cassette cassette) {
    return new RehearsalModel(cassette, true, null, TURNS_BEFORE_EXIT);
  }

  /** Wraps any model and writes what it answers; see {@link RecordingModel}. */
  public static RecordingModel record(LanguageModel model, Path file) {
    return new RecordingModel(model, file);
  }

  /** The same, with a person who is asked where the cassette holds nothing; starts from the beginning. */
  public RehearsalModel with(Player person) {
    return new RehearsalModel(playback.cassette(), strict, person, turnsBeforeExit);
  }

  /**
   * The same, with another length of asks; starts from the beginning.
   *
   * @param count turns of an ask, its opening included, before a placeholder leaves it; 0: it leaves at once
   */
  public RehearsalModel exitAfter(int count) {
    if (count < 0) {
      throw new IllegalArgumentException("count must not be negative");
    }
    return new RehearsalModel(playback.cassette(), strict, player, count);
  }

  /**
   * Answers at once, or when the person has answered.
   *
   * @throws ModelException if the cassette holds a failure at this point
   * @throws CassetteMismatchException in {@link #replay} if the cassette does not fit
   */
  @Override
  public ModelAnswer answer(ModelRequest request, TextListener listener) {
    ModelAnswer answer = fromCassette(request);
    if (answer == null) {
      answer = fromPerson(request);
    }
    if (answer == null) {
      answer = ModelAnswer.of(Placeholder.answer(request, leaves(request)));
    }
    if (listener != null && !answer.text().isEmpty()) {
      listener.text(answer.text());
    }
    return answer;
  }

  private synchronized ModelAnswer fromCassette(ModelRequest request) {
    Take take = playback.next(request);
    if (take == null) {
      if (strict) {
        throw playback.missing(request);
      }
      return null;
    }
    CassetteMismatchException mismatch = strict ? playback.otherFields(take, request) : null;
    if (mismatch != null) {
      throw mismatch;
    }
    return take.play();
  }

  private ModelAnswer fromPerson(ModelRequest request) {
    String typed = player == null ? null : player.play(request);
    return typed == null || typed.isBlank() ? null : ModelAnswer.of(Played.answer(request, typed));
  }

  private synchronized boolean leaves(ModelRequest request) {
    if (request.purpose() != Purpose.TURN) {
      return false;
    }
    Place place = Place.of(request.purpose(), request.position());
    boolean leaves = turns.getOrDefault(place, 0) >= turnsBeforeExit;
    if (leaves) {
      turns.remove(place);
    } else {
      turns.merge(place, 1, Integer::sum);
    }
    return leaves;
  }

  /** The recorded answers that nobody has asked for, in their order; empty when a conversation was replayed whole. */
  public synchronized List<Take> unplayed() {
    return playback.unplayed();
  }

  /** No: every call counts. */
  @Override
  public boolean allowsEarlyCalls() {
    return false;
  }
}
