package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.AutoUpdate;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;
import io.heartrule.compiler.model.Topic;
import io.heartrule.compiler.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The outcome of {@link SymbolResolver}. */
final class ResolvedSymbols implements Symbols {
  private static final Variable LATEST = new Variable(Meaning.LATEST_DIALOGUE, Scope.GLOBAL, Type.TEXT, null, null,
      null, AutoUpdate.CLOSE, false, false, false, null);

  private final NameTable names;
  private final VariableTable table;
  private final List<TopicPlace> topics;
  private final List<CallSite> calls;
  private final List<PlacedExpression> expressions;
  private final List<PlacedText> texts;
  private final List<Reference> references = new ArrayList<>();
  private final List<Access> accesses = new ArrayList<>();
  private final Map<Span, Meaning> meanings = new HashMap<>();
  private final Map<String, List<Variable>> byName = new HashMap<>();

  ResolvedSymbols(NameTable names, VariableTable table, MentionCollector found) {
    this.names = names;
    this.table = table;
    this.topics = List.copyOf(found.topics());
    this.calls = List.copyOf(found.calls());
    this.expressions = List.copyOf(found.expressions());
    this.texts = List.copyOf(found.texts());
    table.scopes().forEach(scope -> scope.values().forEach(this::build));
    for (Mention mention : found.mentions()) {
      add(mention.toReference());
    }
  }

  private void build(Draft draft) {
    AutoUpdate update = draft.declared == null ? AutoUpdate.CLOSE : draft.declared.autoUpdate();
    draft.variable = new Variable(draft.name, draft.scope, draft.type, draft.declared, draft.define,
        draft.declared == null ? null : draft.declared.value(), update == null ? AutoUpdate.CLOSE : update,
        draft.counter, draft.input, draft.output, draft.span);
    byName.computeIfAbsent(draft.name, n -> new ArrayList<>()).add(draft.variable);
  }

  private void add(Reference reference) {
    references.add(reference);
    if (reference.meaning() == null) {
      return;
    }
    meanings.putIfAbsent(reference.span(), reference.meaning());
    Variable variable = reference.variable();
    if (variable != null && reference.role().access() != null) {
      Site site = reference.site();
      accesses.add(new Access(variable, reference.role().access(), site.topic(), site.variant(), site.action(),
          site.rule(), reference.span()));
    }
  }

  @Override
  public Topic skill(String name) {
    return names.skillTopic(name);
  }

  @Override
  public Rule rule(String name) {
    return names.rule(name);
  }

  @Override
  public Stage stage(Session session, String name) {
    return names.stage(session, name);
  }

  @Override
  public List<TopicPlace> topics() {
    return topics;
  }

  @Override
  public TopicPlace skillPlace(String name) {
    return names.skill(name);
  }

  @Override
  public List<Variable> variables(Scope scope) {
    return table.all(scope).stream().map(draft -> draft.variable).toList();
  }

  @Override
  public List<Variable> variables() {
    return table.scopes().stream().flatMap(scope -> scope.values().stream()).map(draft -> draft.variable).toList();
  }

  @Override
  public Variable variable(TopicPlace topic, String name) {
    return variable(name, table.find(topic.session(), topic.stage(), topic, name));
  }

  @Override
  public Variable variable(Rule rule, String name) {
    return variable(name, table.find(rule, name));
  }

  @Override
  public Variable variable(Site site, String name) {
    return variable(name, table.find(site, name));
  }

  private static Variable variable(String name, Draft draft) {
    return draft != null ? draft.variable : name.equals(Meaning.LATEST_DIALOGUE) ? LATEST : null;
  }

  @Override
  public List<Variable> named(String name) {
    return byName.getOrDefault(name, List.of());
  }

  @Override
  public Meaning meaning(Span span) {
    return meanings.get(span);
  }

  @Override
  public List<Access> accesses() {
    return Collections.unmodifiableList(accesses);
  }

  @Override
  public List<Reference> references() {
    return Collections.unmodifiableList(references);
  }

  @Override
  public List<CallSite> calls() {
    return calls;
  }

  @Override
  public List<PlacedExpression> expressions() {
    return expressions;
  }

  @Override
  public List<PlacedText> texts() {
    return texts;
  }

  @Override
  public List<Variable> visible(Site site) {
    return table.visible(site).stream().map(draft -> draft.variable).toList();
  }
}
