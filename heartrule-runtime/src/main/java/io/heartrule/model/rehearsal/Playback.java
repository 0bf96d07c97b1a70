package io.heartrule.model.rehearsal;

import io.heartrule.model.ExpectedField;
import io.heartrule.model.ModelRequest;
import io.heartrule.model.Purpose;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A cassette while it plays: which takes are still to come, place by place. Not thread-safe. */
final class Playback {
  private final Cassette cassette;
  private final Map<Place, Deque<Take>> ahead = new LinkedHashMap<>();
  private final Map<Place, Integer> asked = new LinkedHashMap<>();

  Playback(Cassette cassette) {
    this.cassette = cassette;
    for (Take take : cassette.takes()) {
      ahead.computeIfAbsent(placeOf(take), place -> new ArrayDeque<>()).add(take);
    }
  }

  Cassette cassette() {
    return cassette;
  }

  /** The next take for the place of a request, or null if the cassette holds none (any more). */
  Take next(ModelRequest request) {
    Place place = Place.of(request.purpose(), request.position());
    asked.merge(place, 1, Integer::sum);
    Deque<Take> takes = ahead.get(place);
    return takes == null ? null : takes.poll();
  }

  /** Says what was asked for and what the cassette holds instead. */
  CassetteMismatchException missing(ModelRequest request) {
    Place place = Place.of(request.purpose(), request.position());
    long held = cassette.takes().stream().filter(take -> placeOf(take).equals(place)).count();
    StringBuilder message = new StringBuilder(cassette.name()).append(": the conversation asks for ")
        .append(request.purpose().word()).append(" at ").append(request.position()).append(", time ")
        .append(asked.get(place)).append("; the cassette holds ").append(held == 0 ? "none" : held + " only")
        .append(" for it. ");
    List<Purpose> others = otherPurposes(place);
    if (held == 0 && !others.isEmpty()) {
      message.append("It holds for the same place: ").append(words(others)).append(". ");
    }
    Take first = firstUnplayed();
    message.append(first == null ? "All its answers are played."
        : "Its next answer not yet played: " + first.purpose().word() + " at " + first.position() + ".")
        .append(" Record the cassette anew if the script has changed.");
    return new CassetteMismatchException(message.toString());
  }

  /** Null if the take fits the request, else what differs. */
  CassetteMismatchException otherFields(Take take, ModelRequest request) {
    List<String> wanted = request.fields().stream().map(ExpectedField::name).toList();
    if (take.fields().isEmpty() || take.fields().equals(wanted)) {
      return null;
    }
    List<String> added = new ArrayList<>(wanted);
    added.removeAll(take.fields());
    List<String> gone = new ArrayList<>(take.fields());
    gone.removeAll(wanted);
    String difference = added.isEmpty() && gone.isEmpty() ? "their order differs"
        : "new " + added + ", no longer asked for " + gone;
    return new CassetteMismatchException(cassette.name() + ": " + request.purpose().word() + " at "
        + request.position() + " was recorded with other fields: " + difference
        + ". Record the cassette anew if the script has changed.");
  }

  /** The takes that nobody asked for yet, in the order of the cassette. */
  List<Take> unplayed() {
    Map<Place, Integer> played = new LinkedHashMap<>();
    List<Take> left = new ArrayList<>();
    for (Take take : cassette.takes()) {
      Place place = placeOf(take);
      int number = played.merge(place, 1, Integer::sum);
      if (number > asked.getOrDefault(place, 0)) {
        left.add(take);
      }
    }
    return left;
  }

  private Take firstUnplayed() {
    List<Take> left = unplayed();
    return left.isEmpty() ? null : left.get(0);
  }

  private List<Purpose> otherPurposes(Place place) {
    return cassette.takes().stream().map(Playback::placeOf).filter(other -> other.name().equals(place.name()))
        .map(Place::purpose).distinct().toList();
  }

  private static String words(List<Purpose> purposes) {
    return String.join(", ", purposes.stream().map(Purpose::word).toList());
  }

  private static Place placeOf(Take take) {
    return Place.of(take.purpose(), take.position());
  }
}
