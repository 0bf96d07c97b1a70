package io.heartrule.compiler.analyse.check;

import io.heartrule.compiler.analyse.Analysis;
import io.heartrule.compiler.analyse.Reference;
import io.heartrule.compiler.analyse.Variable;
import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.diagnostic.Diagnostics;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Points out rules and skills that may be one and the same: names that differ by a particle or by
 * one or two characters more, rules with the same condition, and spellings that only look alike.
 *
 * <p>Names are compared through what is left when characters are taken away, not pair by pair.
 */
final class AlikeNameCheck implements Check {
  /** Below this length one character more makes another word. */
  private static final int SHORTEST = 5;
  private static final String PARTICLES = "的了者地得着之";

  @Override
  public void check(Analysis analysis, Diagnostics diagnostics) {
    Map<String, Rule> rules = new LinkedHashMap<>();
    analysis.project().rules().forEach(rule -> rules.putIfAbsent(rule.name().text(), rule));
    Set<Name> reported = new HashSet<>();
    conditions(rules.values(), reported, diagnostics);
    names(rules.values().stream().map(Rule::name).toList(), "rule", reported, diagnostics);
    Map<String, Topic> skills = new LinkedHashMap<>();
    analysis.project().skills().forEach(skill -> skills.putIfAbsent(skill.name().text(), skill));
    names(skills.values().stream().map(Topic::name).toList(), "skill", reported, diagnostics);
    spellings(analysis, diagnostics);
  }

  private static void conditions(Iterable<Rule> rules, Set<Name> reported, Diagnostics diagnostics) {
    Map<String, Rule> first = new HashMap<>();
    Map<String, List<Rule>> groups = new LinkedHashMap<>();
    for (Rule rule : rules) {
      if (rule.ifText() != null && rule.ifExpression() == null && rule.ifText().value().strip().length() >= 8) {
        String text = rule.ifText().value().strip();
        first.putIfAbsent(text, rule);
        groups.computeIfAbsent(text, t -> new ArrayList<>()).add(rule);
      }
    }
    for (List<Rule> group : groups.values()) {
      Rule last = group.get(group.size() - 1);
      for (Rule rule : group.subList(0, group.size() - 1)) {
        reported.add(rule.name());
        diagnostics.add(Diagnostic.at(rule.name().span(), Code.HR210, rule.name(), last.name(),
            last.name().span().place()).variant("condition"));
      }
    }
  }

  private static void names(List<Name> names, String kind, Set<Name> reported, Diagnostics diagnostics) {
    Map<String, List<Name>> whole = new HashMap<>();
    Map<String, List<Name>> bare = new HashMap<>();
    for (Name name : names) {
      whole.computeIfAbsent(name.text(), n -> new ArrayList<>()).add(name);
      bare.computeIfAbsent(withoutParticles(name.text()), n -> new ArrayList<>()).add(name);
    }
    Set<String> pairs = new HashSet<>();
    for (Name name : names) {
      List<Name> alike = new ArrayList<>(bare.get(withoutParticles(name.text())));
      String text = name.text();
      for (int cut = 1; cut <= 2 && text.length() - cut >= SHORTEST; cut++) {
        alike.addAll(whole.getOrDefault(text.substring(cut), List.of()));
        alike.addAll(whole.getOrDefault(text.substring(0, text.length() - cut), List.of()));
      }
      for (Name other : alike) {
        if (other != name && !differsByNumber(text, other.text())) {
          Name early = name.span().compareTo(other.span()) <= 0 ? name : other;
          Name late = early == name ? other : name;
          if (pairs.add(early.text() + '\n' + late.text()) && reported.add(early)) {
            diagnostics.add(Diagnostic.at(early.span(), Code.HR210, early, late, late.span().place()).variant(kind));
          }
        }
      }
    }
  }

  private static String withoutParticles(String name) {
    StringBuilder out = new StringBuilder(name.length());
    name.codePoints().filter(c -> PARTICLES.indexOf(c) < 0 && Character.isLetterOrDigit(c))
        .forEach(out::appendCodePoint);
    return out.length() < 2 ? name : out.toString();
  }

  /** 第一步 and 第一步2 are meant to be alike. */
  private static boolean differsByNumber(String one, String other) {
    String longer = one.length() >= other.length() ? one : other;
    String shorter = longer == one ? other : one;
    String rest = longer.startsWith(shorter) ? longer.substring(shorter.length())
        : longer.endsWith(shorter) ? longer.substring(0, longer.length() - shorter.length()) : "";
    return !rest.isEmpty() && rest.codePoints().allMatch(c -> c < 128 || "一二三四五六七八九十甲乙丙丁上下".indexOf(c) >= 0);
  }

  /** Spellings that are one name only after NFKC, such as ＡＢ and AB. */
  private static void spellings(Analysis analysis, Diagnostics diagnostics) {
    Map<Variable, String> first = new HashMap<>();
    for (Variable variable : analysis.symbols().variables()) {
      if (variable.declared() != null) {
        first.put(variable, variable.declared().variable().written());
      }
    }
    for (Reference reference : analysis.symbols().references()) {
      Variable variable = reference.wholeVariable();
      if (variable != null) {
        String written = first.putIfAbsent(variable, reference.name().written());
        spelling(reference.name(), written, diagnostics);
      }
    }
    analysis.symbols().calls().forEach(call -> {
      Topic skill = analysis.symbols().skill(call.topic().text());
      spelling(call.topic(), skill == null ? null : skill.name().written(), diagnostics);
    });
  }

  private static void spelling(Name name, String usual, Diagnostics diagnostics) {
    if (usual != null && !usual.equals(name.written())) {
      diagnostics.add(Diagnostic.at(name.span(), Code.HR210, name.written(), usual).variant("spelling")
          .fix(name.span(), usual));
    }
  }
}
