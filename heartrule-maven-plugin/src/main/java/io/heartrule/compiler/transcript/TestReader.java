package io.heartrule.compiler.transcript;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.read.Node;
import io.heartrule.compiler.transcript.TestCase.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Nodes to transcripts. Unknown keys and words are told here; what can be read is read. */
final class TestReader {
  private final Diagnostics diagnostics;

  TestReader(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  List<TestCase> read(List<Node> roots) {
    List<TestCase> cases = new ArrayList<>();
    for (Node root : roots) {
      NodeMap file = NodeMap.open(root, "", Words.FILE, diagnostics);
      if (file != null) {
        for (Node item : file.list("transcripts")) {
          TestCase found = transcript(item);
          if (found != null) {
            cases.add(found);
          }
        }
      }
    }
    return cases;
  }

  private TestCase transcript(Node node) {
    NodeMap map = NodeMap.open(node, "transcript", Words.TRANSCRIPT, diagnostics);
    if (map == null) {
      return null;
    }
    String name = map.text("transcript");
    if (!map.has("transcript")) {
      diagnostics.add(Diagnostic.at(map.head(), Code.HR901, "transcript").variant("missing", "transcript"));
    }
    Word session = name(map.word("session"));
    Word skill = name(map.word("skill"));
    if (map.has("session") == map.has("skill")) {
      diagnostics.add(Diagnostic.at(map.has("skill") ? map.key("skill") : map.head(), Code.HR901).variant("what"));
    }
    for (String key : List.of("input", "scene")) {
      if (map.has(key) && !map.has("skill")) {
        map.wrong(map.key(key), "skill", key);
      }
    }
    NodeMap scene = map.has("scene") ? NodeMap.open(map.value("scene"), "scene", Words.SCENE, diagnostics) : null;
    List<TestStep> steps = new ArrayList<>();
    for (Node item : map.list("steps")) {
      TestStep step = step(item);
      if (step != null) {
        steps.add(step);
      }
    }
    if (name == null || (session == null) == (skill == null)) {
      return null;
    }
    return new TestCase(name.strip(), session, skill, scene == null ? null : scene.text("ai"),
        scene == null ? null : scene.text("human"), map.named("input"), settings(map), map.named("given"),
        List.copyOf(steps), map.head());
  }

  private static Word name(Word word) {
    return word == null ? null : new Word(word.text().strip(), word.span());
  }

  private Map<Word, String> settings(NodeMap map) {
    Map<Word, String> settings = new LinkedHashMap<>();
    if (!map.has("settings")) {
      return settings;
    }
    NodeMap values = NodeMap.open(map.value("settings"), "settings", Words.SETTINGS, diagnostics);
    for (String key : values == null ? List.<String>of() : Words.SETTINGS) {
      String value = values.text(key);
      if (value != null) {
        settings.put(new Word(key, values.key(key)), value.strip());
      }
    }
    return settings;
  }

  private TestStep step(Node node) {
    List<String> keys = new ArrayList<>(Words.HEADS);
    keys.add("for");
    keys.add("prompt");
    NodeMap map = NodeMap.open(node, "steps", keys, diagnostics);
    if (map == null) {
      return null;
    }
    List<String> heads = Words.HEADS.stream().filter(map::has).toList();
    if (heads.size() != 1) {
      if (!heads.isEmpty() || map.has("for") || map.has("prompt")) {
        diagnostics.add(Diagnostic.at(heads.isEmpty() ? map.head() : map.key(heads.get(1)), Code.HR901,
            String.join("、", Words.HEADS)).variant("head"));
      }
      return null;
    }
    String head = heads.get(0);
    boolean answers = head.equals("model") || head.equals("background");
    for (String key : List.of("for", "prompt")) {
      if (map.has(key) && !answers) {
        map.wrong(map.key(key), "answer", key);
      }
    }
    return switch (head) {
      case "model", "background" -> answer(map, head);
      case "said" -> said(map);
      case "visitor" -> visitor(map);
      case "idle" -> {
        Duration silence = time(map, head);
        yield silence == null ? null : new TestStep.Idle(map.key(head), silence);
      }
      case "expect" -> expect(map);
      case "clock" -> {
        Duration forward = time(map, head);
        yield forward == null ? null : new TestStep.Clock(map.key(head), forward);
      }
      case "session" -> {
        Word session = name(map.word("session"));
        yield session == null ? null : new TestStep.Next(map.key(head), session);
      }
      default -> new TestStep.Restart(map.key(head));
    };
  }

  private TestStep answer(NodeMap map, String head) {
    boolean background = head.equals("background");
    Node value = map.value(head);
    if (!(value instanceof Node.Mapping fields)) {
      map.wrong(value.span(), "fields", head);
      return null;
    }
    String failure = null;
    String raw = null;
    if (fields.entries().size() == 1) {
      String only = fields.entries().get(0).key().text().strip();
      if (only.equals("fails")) {
        failure = NodeMap.open(value, head, List.of("fails"), diagnostics).oneOf("fails", Words.FAILURES);
      } else if (only.equals("raw")) {
        raw = NodeMap.open(value, head, List.of("raw"), diagnostics).text("raw");
      }
      if ((only.equals("fails") || only.equals("raw")) && failure == null && raw == null) {
        return null;
      }
    }
    String purpose = map.oneOf("for", background ? Words.BACKGROUND : Words.FOREGROUND);
    NodeMap prompt = map.has("prompt")
        ? NodeMap.open(map.value("prompt"), "prompt", Words.PROMPT, diagnostics) : null;
    return new TestStep.Answer(map.key(head), background,
        failure == null && raw == null ? NodeMap.named(fields) : Map.of(), failure, raw, purpose,
        prompt == null ? List.of() : prompt.texts("contains"), prompt == null ? List.of() : prompt.texts("lacks"));
  }

  private TestStep said(NodeMap map) {
    if (!(map.value("said") instanceof Node.Mapping)) {
      String text = map.text("said");
      return text == null ? null : new TestStep.Said(map.key("said"), text, List.of(), null);
    }
    NodeMap how = NodeMap.open(map.value("said"), "said", Words.SAID, diagnostics);
    Word regex = how.word("matches");
    if (regex != null) {
      try {
        Pattern.compile(regex.text());
      } catch (PatternSyntaxException e) {
        diagnostics.add(Diagnostic.at(regex.span(), Code.HR901, regex.text()).variant("regex"));
        return null;
      }
      return new TestStep.Said(map.key("said"), null, List.of(), regex.text());
    }
    if (!how.has("contains") && !how.has("matches")) {
      diagnostics.add(Diagnostic.at(map.key("said"), Code.HR901, "said").variant("missing", "contains"));
    }
    return how.texts("contains").isEmpty() ? null
        : new TestStep.Said(map.key("said"), null, how.texts("contains"), null);
  }

  private Duration time(NodeMap map, String head) {
    Word word = map.word(head);
    Duration time = word == null ? null : Durations.parse(word.text().strip());
    if (word != null && time == null) {
      diagnostics.add(Diagnostic.at(word.span(), Code.HR901, word.text().strip()).variant("clock"));
    }
    return time;
  }

  /** Words alone, or words with what is seen besides them; one of the two may be missing. */
  private TestStep visitor(NodeMap map) {
    if (!(map.value("visitor") instanceof Node.Mapping mapping)) {
      String text = map.text("visitor");
      return text == null ? null : new TestStep.Visitor(map.key("visitor"), text, List.of());
    }
    NodeMap said = NodeMap.open(map.value("visitor"), "visitor", Words.VISITOR, diagnostics);
    if (mapping.entries().isEmpty()) {
      diagnostics.add(Diagnostic.at(map.key("visitor"), Code.HR901, "visitor").variant("missing", "text"));
      return null;
    }
    String text = said.has("text") ? said.text("text") : "";
    return text == null ? null : new TestStep.Visitor(map.key("visitor"), text, said.texts("observations"));
  }

  private TestStep expect(NodeMap map) {
    NodeMap expect = NodeMap.open(map.value("expect"), "expect", Words.EXPECT, diagnostics);
    if (expect == null) {
      return null;
    }
    NodeMap rules = expect.has("rules")
        ? NodeMap.open(expect.value("rules"), "rules", Words.RULES, diagnostics) : null;
    return new TestStep.Expect(map.key("expect"), expect.named("variables"), name(expect.word("topic")),
        rules == null ? null : rules.words("active"), rules == null ? null : rules.words("inactive"),
        expect.words("queue"), expect.words("updating"), calls(expect), expect.oneOf("status", Words.STATUS));
  }

  private Map<String, Integer> calls(NodeMap expect) {
    if (!expect.has("calls")) {
      return null;
    }
    Map<String, Integer> calls = new LinkedHashMap<>();
    expect.named("calls").forEach((purpose, number) -> {
      if (expect.isOneOf(purpose, "calls", Words.PURPOSES)) {
        Object value = Values.of(number);
        if (value instanceof Integer count && count >= 0) {
          calls.put(purpose.text(), count);
        } else {
          expect.wrong(number.span(), "number", purpose.text());
        }
      }
    });
    return calls;
  }
}
