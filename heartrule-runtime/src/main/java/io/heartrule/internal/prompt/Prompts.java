package io.heartrule.internal.prompt;

import io.heartrule.generated.Stage;
import io.heartrule.internal.json.Json;
import io.heartrule.internal.state.Hint;
import io.heartrule.internal.state.Line;
import io.heartrule.model.ExpectedField;
import io.heartrule.model.ModelRequest;
import io.heartrule.model.Prompt;
import io.heartrule.model.Purpose;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds the requests to the model (section b11). Immutable. */
public final class Prompts {
  /** What a record is marked with that is to be taken away (b6). */
  private static final String REMOVED = "删除";

  private final Wordings words;

  public Prompts(Wordings words) {
    this.words = words;
  }

  public Wordings words() {
    return words;
  }

  /**
   * What a turn's prompt is made of.
   *
   * @param replyRules {@code {if, reply}} of the reply rules in force; {@code ""} if the program has judged
   * @param known what need not be asked, by name
   * @param askFrom first line of the running ask
   */
  public record TurnText(String position, Stage.Scene scene, String text, List<String[]> replyRules, List<Hint> hints,
      Map<String, Object> known, List<Slot> slots, List<Line> dialogue, int askFrom, int windowChars, boolean useBrief,
      boolean opening, boolean last, boolean hurry) {}

  /** A turn of an ask: first all that stays the same during the ask, then the dialogue. */
  public ModelRequest turn(TurnText turn) {
    List<String> stable = new ArrayList<>();
    String human = turn.scene().human();
    stable.add(words.of("turn.role", "ai", turn.scene().ai(), "scene", turn.scene().name(), "human",
        human.equals(words.of("visitor")) ? human : words.of("turn.visitor", "human", human)));
    stable.add(words.of("turn.task", "text", turn.text()));
    for (Hint hint : turn.hints()) {
      stable.add(words.of(hint.style() ? "turn.style" : "turn.avoid", "text", hint.text()));
    }
    if (!turn.replyRules().isEmpty()) {
      stable.add(words.of("turn.hints"));
      for (String[] rule : turn.replyRules()) {
        stable.add(rule[0].isEmpty() ? rule[1] : words.of("turn.hint", "if", rule[0], "reply", rule[1]));
      }
    }
    if (!turn.known().isEmpty()) {
      stable.add(block("turn.known", values(turn.known())));
    }
    stable.add(words.of("turn.format"));
    stable.add(Slot.object(turn.slots()));

    List<String> late = new ArrayList<>();
    int from = DialogueText.window(turn.dialogue(), turn.windowChars(), turn.askFrom());
    int whole = turn.useBrief() ? turn.askFrom() : Integer.MAX_VALUE;
    late.add(block("turn.dialogue", DialogueText.text(turn.dialogue(), from, turn.dialogue().size(), whole)));
    if (turn.opening()) {
      late.add(words.of("turn.opening"));
    }
    if (!turn.opening() && isQuiet(turn.dialogue())) {
      late.add(words.of("turn.quiet"));
    }
    if (turn.last()) {
      late.add(words.of("turn.last"));
    }
    if (turn.hurry()) {
      late.add(words.of("turn.hurry"));
    }
    return new ModelRequest(Purpose.TURN, turn.position(), List.of(
        new Prompt(Prompt.Role.SYSTEM, String.join("\n", stable)),
        new Prompt(Prompt.Role.USER, String.join("\n", late))), Slot.fields(turn.slots()));
  }

  private static boolean isQuiet(List<Line> dialogue) {
    return !dialogue.isEmpty() && !dialogue.get(dialogue.size() - 1).hasWords();
  }

  /** The end of an ask, or a background check of rules. */
  public ModelRequest extract(Purpose purpose, String position, Stage.Scene scene, Map<String, Object> known,
      String dialogue, List<Slot> slots) {
    String text = roles(scene) + "\n\n"
        + block("extract.known", values(known)) + "\n\n"
        + block("extract.dialogue", dialogue) + "\n\n"
        + words.of("extract.format") + "###\n" + Slot.object(slots) + "\n###";
    return collecting(purpose, position, known, text, slots);
  }

  /** A think action. */
  public ModelRequest think(String position, Stage.Scene scene, String text, Map<String, Object> known,
      String dialogue, List<Slot> slots) {
    String whole = text + "\n\n"
        + roles(scene) + "\n\n"
        + (known.isEmpty() ? "" : block("think.known", values(known)) + "\n\n")
        + block("think.dialogue", dialogue) + "\n\n"
        + words.of("think.format") + "###\n" + Slot.object(slots) + "\n###";
    return new ModelRequest(Purpose.THINK, position, List.of(new Prompt(Prompt.Role.USER, whole)),
        Slot.fields(slots));
  }

  /** A batch of variables that are kept up to date. */
  public ModelRequest update(String position, Map<String, Object> known, String dialogue, List<Slot> slots) {
    String text = words.of("update.role") + "\n\n"
        + block("update.known", values(known)) + "\n\n"
        + block("update.dialogue", dialogue) + "\n\n"
        + words.of("update.format") + "\n" + Slot.object(slots);
    return collecting(Purpose.UPDATE, position, known, text, slots);
  }

  /** With a last line about how to take back records, if there are any. */
  private ModelRequest collecting(Purpose purpose, String position, Map<String, Object> known, String text,
      List<Slot> slots) {
    List<ExpectedField> fields = Slot.fields(slots);
    List<ExpectedField> all =
        fields.stream().map(field -> hasRecords(field, known) ? removable(field) : field).toList();
    String whole = all.equals(fields) ? text : text + "\n" + words.of("collect.removing");
    return new ModelRequest(purpose, position, List.of(new Prompt(Prompt.Role.USER, whole)), all);
  }

  /** Whether there is anything that the visitor may take back. */
  private static boolean hasRecords(ExpectedField field, Map<String, Object> known) {
    return !field.fields().isEmpty() && known.get(field.name()) instanceof List<?> records && !records.isEmpty();
  }

  private static ExpectedField removable(ExpectedField list) {
    List<ExpectedField> fields = new ArrayList<>(list.fields());
    fields.add(ExpectedField.of(REMOVED, ExpectedField.Kind.FLAG));
    return new ExpectedField(list.name(), list.kind(), list.values(), fields);
  }

  /** The same request once more, with the answer that could not be used and why. */
  public ModelRequest repair(ModelRequest request, String answer, String problem) {
    List<Prompt> prompts = new ArrayList<>(request.prompts());
    prompts.add(new Prompt(Prompt.Role.ASSISTANT, answer));
    prompts.add(new Prompt(Prompt.Role.USER, words.of("repair", "problem", problem)));
    return new ModelRequest(request.purpose(), request.position(), prompts, request.fields());
  }

  /** The latest dialogue within the window. */
  public static String window(List<Line> dialogue, int characters) {
    int from = DialogueText.window(dialogue, characters, dialogue.size());
    return DialogueText.of(dialogue, from, dialogue.size());
  }

  private static String value(Object json) {
    Object shown = shown(json);
    return shown instanceof String text ? Json.quote(text) : Json.write(shown);
  }

  /** What has no value is an empty text, in records too. */
  private static Object shown(Object json) {
    if (json instanceof List<?> list) {
      return list.stream().map(Prompts::shown).toList();
    } else if (json instanceof Map<?, ?> map) {
      Map<String, Object> shown = new LinkedHashMap<>();
      map.forEach((name, value) -> shown.put(name.toString(), shown(value)));
      return shown;
    }
    return json == null ? "" : json;
  }

  /** Who is who, as far as the scene's names do not say it (Q56). */
  private String roles(Stage.Scene scene) {
    List<String> roles = new ArrayList<>();
    if (!scene.human().equals(words.of("visitor"))) {
      roles.add(words.of("extract.role", "name", scene.human(), "role", words.of("visitor")));
    }
    if (!scene.ai().equals(words.of("counselor"))) {
      roles.add(words.of("extract.role", "name", scene.ai(), "role", words.of("counselor")));
    }
    return (roles.isEmpty() ? "" : words.of("extract.roles", "roles", String.join("，", roles)))
        + words.of("extract.caution");
  }

  private String block(String key, String content) {
    return words.of(key) + "###\n" + (content.isEmpty() ? "" : content + "\n") + "###";
  }

  private static String values(Map<String, Object> known) {
    if (known.isEmpty()) {
      return "{\n}";
    }
    List<String> lines = new ArrayList<>();
    known.forEach((name, json) -> lines.add(Json.quote(name) + ":" + value(json)));
    return "{\n" + String.join(",\n", lines) + "\n}";
  }
}
