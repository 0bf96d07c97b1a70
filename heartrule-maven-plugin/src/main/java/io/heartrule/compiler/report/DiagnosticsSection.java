package io.heartrule.compiler.report;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Page;
import io.heartrule.compiler.diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What has been found in the scripts: how much of each kind, each place, and what each code means. */
final class DiagnosticsSection implements Section {
  private static final int LONGEST_OPEN_LIST = 20;

  private final Facts facts;

  DiagnosticsSection(Facts facts) {
    this.facts = facts;
  }

  @Override
  public String id() {
    return "diagnostics";
  }

  /** That nothing was found is worth a line. */
  @Override
  public boolean isEmpty() {
    return false;
  }

  @Override
  public void write(Html out) {
    if (facts.diagnostics().isEmpty()) {
      out.element("p", facts.words().of("diagnostics.none")).line();
      return;
    }
    for (Severity severity : Severity.values()) {
      write(out, severity);
    }
    pages(out);
  }

  private void write(Html out, Severity severity) {
    List<Diagnostic> found = facts.diagnostics().stream().filter(d -> d.severity() == severity).toList();
    if (found.isEmpty()) {
      return;
    }
    boolean open = severity != Severity.INFO && found.size() <= LONGEST_OPEN_LIST;
    out.open("details", "open", open ? "" : null);
    out.element("summary", facts.words().of("diagnostics." + severity, found.size())).line();
    list(out, found, facts);
    out.end("details");
  }

  /** Each with its place, its wording and the next step. */
  static void list(Html out, List<Diagnostic> found, Facts facts) {
    out.open("ul", "class", "found").line();
    for (Diagnostic diagnostic : found) {
      out.open("li", "class", diagnostic.severity().toString());
      facts.links().place(out, diagnostic.span());
      out.text(" " + facts.words().of("severity." + diagnostic.severity()) + " ");
      out.element("a", diagnostic.code().name(), "href", "#" + diagnostic.code());
      out.text(" " + facts.words().messages().message(diagnostic));
      String help = facts.words().messages().help(diagnostic);
      if (!help.isEmpty()) {
        out.element("small", facts.words().messages().text("help.label") + help, "class", "note");
      }
      out.end("li");
    }
    out.end("ul");
  }

  private void pages(Html out) {
    TreeMap<Code, Integer> counts = new TreeMap<>();
    facts.diagnostics().forEach(d -> counts.merge(d.code(), 1, Integer::sum));
    out.element("h3", facts.words().of("diagnostics.pages")).line();
    counts.forEach((code, count) -> {
      Page page = Page.of(code);
      out.open("details", "id", code.name());
      out.open("summary").element("code", code.name()).text(" ");
      out.text(page.title(facts.words().messages().language())).text(facts.words().of("diagnostics.times", count));
      out.close("summary").line();
      explanation(page).forEach(paragraph -> paragraph(out, paragraph));
      out.end("details");
    });
  }

  /** What stands between two backticks is a word of the script. */
  private static void paragraph(Html out, String written) {
    String text = withoutTargets(written);
    out.open("p");
    boolean code = false;
    for (int from = 0; from <= text.length();) {
      int tick = text.indexOf('`', from);
      String piece = text.substring(from, tick < 0 ? text.length() : tick);
      if (code && tick >= 0) {
        out.element("code", piece);
      } else {
        out.text(piece);
      }
      code = !code;
      from = tick < 0 ? text.length() + 1 : tick + 1;
    }
    out.end("p");
  }

  /** Links of a page lead to other pages of the manual, which do not lie beside the report: their texts are left. */
  private static String withoutTargets(String text) {
    StringBuilder left = new StringBuilder();
    int from = 0;
    for (int middle = text.indexOf("]("); middle >= 0; middle = text.indexOf("](", from)) {
      int start = text.lastIndexOf('[', middle);
      int end = text.indexOf(')', middle);
      if (start < from || end < 0) {
        break;
      }
      left.append(text, from, start).append(text, start + 1, middle);
      from = end + 1;
    }
    return left.append(text, from, text.length()).toString();
  }

  /** What a page says before its examples, by paragraph. */
  private static List<String> explanation(Page page) {
    List<String> paragraphs = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    for (String line : page.text().lines().skip(1).toList()) {
      if (line.startsWith("```")) {
        break;
      }
      if (line.isBlank() && !current.isEmpty()) {
        paragraphs.add(current.toString());
        current.setLength(0);
      } else if (!line.isBlank()) {
        current.append(current.isEmpty() ? "" : "\n").append(line.strip());
      }
    }
    if (!current.isEmpty()) {
      paragraphs.add(current.toString());
    }
    return paragraphs;
  }
}
