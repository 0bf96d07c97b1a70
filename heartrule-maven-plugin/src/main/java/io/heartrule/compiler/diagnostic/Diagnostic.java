package io.heartrule.compiler.diagnostic;

import io.heartrule.compiler.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * One thing to say about a script. A value: the words come later, from {@link Messages}.
 *
 * @param variant which wording of the code, {@code ""} for the only or usual one
 * @param arguments what the wording's places {@code {0}}, {@code {1}}, … hold
 * @param fix a repair that a tool may apply, or null
 */
public record Diagnostic(
    Code code, String variant, Severity severity, Span span, List<String> arguments, Fix fix)
    implements Comparable<Diagnostic> {

  private static final Comparator<Diagnostic> ORDER =
      Comparator.<Diagnostic, String>comparing(d -> d.span.file().path())
          .thenComparingInt(d -> d.span.line())
          .thenComparingInt(d -> d.span.column())
          .thenComparing(d -> d.code)
          .thenComparing(d -> d.variant)
          .thenComparing(d -> d.arguments.toString());

  public Diagnostic {
    Objects.requireNonNull(span, "span");
    arguments = List.copyOf(arguments);
  }

  /** A diagnostic with the code's own severity; arguments are shown by {@code toString}. */
  public static Diagnostic at(Span span, Code code, Object... arguments) {
    return new Diagnostic(code, "", code.severity(), span,
        Arrays.stream(arguments).map(String::valueOf).toList(), null);
  }

  public Diagnostic as(Severity other) {
    return new Diagnostic(code, variant, other, span, arguments, fix);
  }

  /** The same with another wording of its code, and further arguments for it. */
  public Diagnostic variant(String other, Object... more) {
    List<String> all = new ArrayList<>(arguments);
    Arrays.stream(more).map(String::valueOf).forEach(all::add);
    return new Diagnostic(code, other, severity, span, all, fix);
  }

  public Diagnostic fix(Span place, String replacement) {
    return new Diagnostic(code, variant, severity, span, arguments, new Fix(place, replacement));
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** By file, line, column, code. */
  @Override
  public int compareTo(Diagnostic other) {
    return ORDER.compare(this, other);
  }
}
