package io.heartrule.compiler.read;

import io.heartrule.compiler.diagnostic.Code;
import io.heartrule.compiler.diagnostic.Diagnostic;
import io.heartrule.compiler.source.Located;
import io.heartrule.compiler.source.Span;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * One YAML document to nodes. Works on the library's events, so that nothing is built, converted or
 * expanded before it has been counted; whatever the library throws becomes a diagnostic.
 */
final class DocumentReader {
  private final Repaired source;
  private final int start;
  private final int end;
  private final Findings findings;
  private final CodePoints points;
  private final Map<String, Node> anchors = new HashMap<>();
  private final int budget;
  private NodeStack stack;
  private int nodes;
  private int last;
  private boolean usable = true;

  /**
   * @param start of the document in the repaired text
   * @param budget how many nodes it may have
   */
  DocumentReader(Repaired source, int start, int end, int budget, Findings findings) {
    this.source = source;
    this.start = start;
    this.end = end;
    this.budget = budget;
    this.findings = findings;
    this.points = CodePoints.of(source.text(), start, end);
  }

  /** How many nodes have been counted. */
  int nodes() {
    return nodes;
  }

  /** The root node, or nothing if the document is empty or could not be read. */
  Optional<Node> read() {
    stack = new NodeStack(source, findings);
    try {
      Iterator<Event> events = new Parse(settings()).parseString(source.text().substring(start, end)).iterator();
      while (usable && events.hasNext()) {
        accept(events.next());
      }
    } catch (MarkedYamlEngineException e) {
      failed(e.getProblemMark().map(this::offset).orElse(last), e.getProblem());
    } catch (RuntimeException e) {
      // Reading never fails (invariant 1), whatever the library throws.
      failed(last, "");
    } catch (StackOverflowError e) {
      tooDeep(last);
    }
    return usable ? stack.root().filter(root -> !(root instanceof Node.Scalar text && text.missing()))
        : Optional.empty();
  }

  private static LoadSettings settings() {
    return LoadSettings.builder().setCodePointLimit(2 * Limits.FILE).setUseMarks(true).build();
  }

  private void accept(Event event) {
    last = event.getEndMark().map(this::offset).orElse(last);
    switch (event.getEventId()) {
      case DocumentStart -> directives((DocumentStartEvent) event);
      case Scalar -> scalar((ScalarEvent) event);
      case Alias -> alias((AliasEvent) event);
      case MappingStart, SequenceStart -> open((CollectionStartEvent) event);
      case MappingEnd, SequenceEnd -> stack.close(offset(event.getEndMark()));
      default -> { }
    }
  }

  private void directives(DocumentStartEvent event) {
    if (event.getSpecVersion().isPresent() || !event.getTags().isEmpty()) {
      int from = offset(event.getStartMark());
      int to = endOfLine(from);
      Span line = source.span(from, to);
      findings.add(Diagnostic.at(line, Code.HR021).variant("directive", line.text())
          .fix(source.span(from, Math.min(end, to + 1)), ""));
    }
  }

  private void scalar(ScalarEvent event) {
    if (!counted(event)) {
      return;
    }
    int from = offset(event.getStartMark());
    int to = Math.max(from, offset(event.getEndMark()));
    if (isBlock(event)) {
      to = trimmed(from, to);
    }
    from = properties(event, event.getTag().isPresent(), from, to);
    Node node = new Node.Scalar(located(event, from, to), event.isPlain(), event.isPlain() && from == to);
    event.getAnchor().ifPresent(anchor -> anchors.put(anchor.getValue(), node));
    stack.add(node);
  }

  private Located located(ScalarEvent event, int from, int to) {
    String value = event.getValue();
    Span span = source.span(from, to);
    if (event.isPlain() && value.length() == to - from) {
      Repaired text = source; // not this reader: a text would keep all nodes of its document alive
      return new Located(value, span, index -> text.original(from + index));
    }
    return new Located(value, span, new ScalarPositions(source, from, to, value));
  }

  private void open(CollectionStartEvent event) {
    if (!counted(event)) {
      return;
    }
    int from = offset(event.getStartMark());
    if (stack.depth() >= Limits.DEPTH) {
      tooDeep(from);
      return;
    }
    from = properties(event, event.getTag().isPresent(), from, Math.max(from, offset(event.getEndMark())));
    stack.open(event instanceof MappingStartEvent, event.isFlow(), from);
  }

  private boolean counted(NodeEvent event) {
    nodes++;
    if (nodes > budget) {
      int at = offset(event.getStartMark());
      findings.add(Diagnostic.at(source.span(at, at), Code.HR022).variant("nodes", Limits.NODES));
      usable = false;
    }
    return usable;
  }

  /** Reports an anchor and a tag before a node; where the node itself begins. */
  private int properties(NodeEvent event, boolean tagged, int from, int to) {
    if (event.getAnchor().isEmpty() && !tagged) {
      return from;
    }
    String text = source.text();
    int at = from;
    while (at < end && (text.charAt(at) == '&' || text.charAt(at) == '!')) {
      int stop = at;
      while (stop < end && !Character.isWhitespace(text.charAt(stop)) && ",]}".indexOf(text.charAt(stop)) < 0) {
        stop++;
      }
      int next = stop;
      while (next < end && text.charAt(next) == ' ') {
        next++;
      }
      findings.add(Diagnostic.at(source.span(at, stop), Code.HR021)
          .variant(text.charAt(at) == '&' ? "anchor" : "tag", text.substring(at, stop))
          .fix(source.span(at, Math.max(stop, next)), ""));
      at = next;
    }
    return Math.min(at, Math.max(to, from));
  }

  /** A short text is taken over from its anchor; anything larger could be used to blow a file up. */
  private void alias(AliasEvent event) {
    int from = offset(event.getStartMark());
    int to = offset(event.getEndMark());
    Span span = source.span(from, to);
    Diagnostic diagnostic = Diagnostic.at(span, Code.HR021).variant("alias", span.text());
    Node target = anchors.get(event.getAnchor().map(Anchor::getValue).orElse(""));
    if (target instanceof Node.Scalar text && text.located().text().indexOf('\n') < 0) {
      findings.add(diagnostic.fix(span, text.span().text()));
      nodes++;
      stack.add(new Node.Scalar(new Located(text.text(), span, index -> span.start()), text.plain(), false));
    } else {
      findings.add(diagnostic);
      usable = false;
    }
  }

  private void failed(int at, String problem) {
    usable = false;
    new YamlFailure(source, start, end, findings).report(at, problem == null ? "" : problem);
  }

  private void tooDeep(int at) {
    findings.add(Diagnostic.at(source.span(at, at), Code.HR022).variant("depth", Limits.DEPTH));
    usable = false;
  }

  private static boolean isBlock(ScalarEvent event) {
    return event.getScalarStyle() == ScalarStyle.LITERAL || event.getScalarStyle() == ScalarStyle.FOLDED;
  }

  private int trimmed(int from, int to) {
    int stop = to;
    while (stop > from && Character.isWhitespace(source.text().charAt(stop - 1))) {
      stop--;
    }
    return stop;
  }

  private int endOfLine(int from) {
    int stop = from;
    while (stop < end && source.text().charAt(stop) != '\n' && source.text().charAt(stop) != '\r') {
      stop++;
    }
    return stop;
  }

  private int offset(Optional<Mark> mark) {
    return mark.map(this::offset).orElse(last);
  }

  private int offset(Mark mark) {
    return Math.min(end, start + points.index(mark.getIndex()));
  }
}
