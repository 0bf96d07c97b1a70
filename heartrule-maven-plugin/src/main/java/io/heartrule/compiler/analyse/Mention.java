package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Assignment;
import io.heartrule.compiler.model.Get;
import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Watch;
import io.heartrule.compiler.source.Span;

/** A name that a script writes, while its meaning is being found. Lives during resolution only. */
final class Mention {
  final Role role;
  final Name name;
  final Name field;
  final Name about;
  final Span span;
  final Site site;
  /** With {@link Role#GET}; a field if {@link #list} is there. */
  Get get;
  /** With {@link Role#WATCH}. */
  Watch watch;
  /** With a role that writes by {@code set}. */
  Assignment assignment;
  boolean unsetIsFine;

  Draft draft;
  /** The field of {@link #draft} that is meant, or null. */
  Draft fieldDraft;
  boolean item;
  boolean latest;

  Mention(Role role, Name name, Name field, Name about, Span span, Site site) {
    this.role = role;
    this.name = name;
    this.field = field;
    this.about = about;
    this.span = span;
    this.site = site;
  }

  /** What carries the type of the value: the field, or the variable. */
  Draft typed() {
    return fieldDraft != null ? fieldDraft : item ? null : draft;
  }

  Reference toReference() {
    Meaning meaning = latest ? new Meaning.OfLatestDialogue()
        : draft == null ? null
        : item ? new Meaning.OfItem(draft.variable)
        : fieldDraft != null ? new Meaning.OfField(draft.variable, fieldDraft.name)
        : new Meaning.OfVariable(draft.variable);
    return new Reference(role, name, field, about, span, site, unsetIsFine, meaning,
        assignment == null ? null : assignment.value(), get, watch);
  }
}
