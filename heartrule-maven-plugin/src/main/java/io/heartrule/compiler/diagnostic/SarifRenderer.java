package io.heartrule.compiler.diagnostic;

import io.heartrule.compiler.source.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Shows diagnostics as SARIF 2.1.0, which code hosts show next to the lines of a change. */
public final class SarifRenderer {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private static final String HEX = "0123456789ABCDEF";

  private final Messages messages;
  private final String version;

  /** @param version of the plugin */
  public SarifRenderer(Messages messages, String version) {
    this.messages = messages;
    this.version = version;
  }

  /** In the order given. */
  public String render(List<Diagnostic> diagnostics) {
    TreeSet<Code> codes = new TreeSet<>();
    diagnostics.forEach(diagnostic -> codes.add(diagnostic.code()));
    List<Code> rules = new ArrayList<>(codes);
    JsonWriter json = new JsonWriter();
    json.beginObject()
        .field("$schema", SCHEMA)
        .field("version", "2.1.0")
        .key("runs").beginArray().beginObject()
        .key("tool").beginObject().key("driver").beginObject()
        .field("name", "HeartRule")
        .field("version", version)
        .key("rules").beginArray();
    rules.forEach(code -> rule(code, json));
    json.endArray().endObject().endObject()
        .field("columnKind", "unicodeCodePoints")
        .key("results").beginArray();
    diagnostics.forEach(diagnostic -> result(diagnostic, rules.indexOf(diagnostic.code()), json));
    json.endArray().endObject().endArray().endObject();
    return json.toString();
  }

  private void rule(Code code, JsonWriter json) {
    Page page = Page.of(code);
    json.beginObject()
        .field("id", code.name())
        .key("shortDescription").beginObject().field("text", page.title(messages.language())).endObject()
        .key("help").beginObject()
        .field("text", page.text())
        .field("markdown", page.text())
        .endObject()
        .key("defaultConfiguration").beginObject().field("level", level(code.severity())).endObject()
        .endObject();
  }

  private void result(Diagnostic diagnostic, int rule, JsonWriter json) {
    String help = messages.help(diagnostic);
    String message = messages.message(diagnostic);
    json.beginObject()
        .field("ruleId", diagnostic.code().name())
        .field("ruleIndex", rule)
        .field("level", level(diagnostic.severity()))
        .key("message").beginObject()
        .field("text", help.isEmpty() ? message : message + "\n" + help)
        .endObject()
        .key("locations").beginArray().beginObject()
        .key("physicalLocation").beginObject();
    artifact(diagnostic.span(), json);
    json.key("region");
    region(diagnostic.span(), json);
    json.endObject().endObject().endArray();
    if (diagnostic.fix() != null) {
      fix(diagnostic.fix(), json);
    }
    json.endObject();
  }

  private static void fix(Fix fix, JsonWriter json) {
    json.key("fixes").beginArray().beginObject()
        .key("artifactChanges").beginArray().beginObject();
    artifact(fix.span(), json);
    json.key("replacements").beginArray().beginObject().key("deletedRegion");
    region(fix.span(), json);
    json.key("insertedContent").beginObject().field("text", fix.replacement()).endObject()
        .endObject().endArray()
        .endObject().endArray()
        .endObject().endArray();
  }

  private static void artifact(Span span, JsonWriter json) {
    json.key("artifactLocation").beginObject().field("uri", uri(span.file().path())).endObject();
  }

  private static void region(Span span, JsonWriter json) {
    json.beginObject()
        .field("startLine", span.line())
        .field("startColumn", span.column())
        .field("endLine", span.endLine())
        .field("endColumn", span.endColumn())
        .endObject();
  }

  private static String level(Severity severity) {
    return severity == Severity.INFO ? "note" : severity.toString();
  }

  /** A relative reference: what RFC 3986 does not let stand is percent-encoded as UTF-8. */
  private static String uri(String path) {
    StringBuilder uri = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      if (letter || "/-._~!$&'()*+,;=@".indexOf(c) >= 0) {
        uri.append(c);
      } else {
        uri.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      }
    }
    return uri.toString();
  }
}
