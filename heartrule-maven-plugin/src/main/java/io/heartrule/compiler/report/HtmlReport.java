package io.heartrule.compiler.report;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.Tables;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Messages;
import io.heartrule.compiler.diagnostic.Summary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The report of a project as one page. With errors in the scripts it holds these alone: what the
 * tables would say of such scripts is not to be relied upon.
 */
public final class HtmlReport {
  private final Facts facts;

  /**
   * @param diagnostics what is wrong with the scripts, sorted
   * @param toProject the way from the page to the project's folder, ending in a slash; null: no links to scripts
   */
  public HtmlReport(Analysis analysis, Tables tables, List<Diagnostic> diagnostics, Messages messages,
      String toProject) {
    Wording words = new Wording(messages);
    this.facts = new Facts(analysis, tables, diagnostics, words, new Links(analysis, words, toProject));
  }

  public String page() {
    List<Section> sections = sections().stream().filter(section -> !section.isEmpty()).toList();
    Html out = new Html();
    out.trusted("<!DOCTYPE html>\n");
    out.open("html", "lang", facts.words().messages().language().equals("zh") ? "zh-CN" : "en").line();
    head(out);
    out.open("body").line();
    out.open("header").element("h1", facts.words().of("title"));
    out.element("p", summary());
    out.element("p", counts(), "class", "lead").end("header");
    contents(out, sections);
    out.open("main").line();
    for (Section section : sections) {
      out.open("section", "id", section.id()).line();
      out.element("h2", facts.words().of("section." + section.id())).line();
      section.write(out);
      out.end("section");
    }
    out.end("main").end("body").end("html");
    return out.toString();
  }

  private List<Section> sections() {
    Section diagnostics = new DiagnosticsSection(facts);
    if (facts.diagnostics().stream().anyMatch(Diagnostic::isError)) {
      return List.of(diagnostics);
    }
    TopicDetails topics = new TopicDetails(facts);
    return List.of(diagnostics, new SessionsSection(facts, topics), new SkillsSection(facts, topics),
        new RulesSection(facts), new CollisionsSection(facts), new VariablesSection(facts),
        new LookAheadSection(facts), new PipeliningSection(facts), new CostsSection(facts));
  }

  /** As builds say it; but hints are shown here, so that nothing was found is true only without these. */
  private String summary() {
    Summary summary = Summary.of(facts.diagnostics());
    return summary.errors() + summary.warnings() > 0 || facts.diagnostics().isEmpty()
        ? summary.text(facts.words().messages()) : facts.words().of("hints.only", facts.diagnostics().size());
  }

  private String counts() {
    return facts.diagnostics().stream().anyMatch(Diagnostic::isError) ? facts.words().of("errors.only")
        : facts.words().of("counts", facts.analysis().project().sessions().size(),
            facts.analysis().project().skills().size(), facts.analysis().project().rules().size(),
            facts.analysis().symbols().variables().size());
  }

  private void head(Html out) {
    out.open("head").line();
    out.open("meta", "charset", "utf-8").line();
    out.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1").line();
    // Nothing is loaded and nothing runs, whatever a script may hold.
    out.open("meta", "http-equiv", "Content-Security-Policy",
        "content", "default-src 'none'; style-src 'unsafe-inline'").line();
    out.element("title", facts.words().of("title")).line();
    out.open("style").line().trusted(style()).end("style").end("head");
  }

  private void contents(Html out, List<Section> sections) {
    if (sections.size() < 2) {
      return;
    }
    out.open("nav", "aria-label", facts.words().of("contents")).open("ul").line();
    for (Section section : sections) {
      out.open("li").element("a", facts.words().of("section." + section.id()), "href", "#" + section.id());
      if (section instanceof SessionsSection) {
        out.open("ul");
        facts.analysis().project().sessions().forEach(session -> {
          out.open("li");
          facts.links().session(out, session);
          out.close("li");
        });
        out.close("ul");
      }
      out.end("li");
    }
    out.close("ul").end("nav");
  }

  private static String style() {
    try (var in = HtmlReport.class.getResourceAsStream("/io/heartrule/compiler/report/report.css")) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
