package io.heartrule.compiler.report;

/** One part of the report, with a heading and an entry in the table of contents. */
interface Section {
  /** The id on the page; the heading is the wording {@code section.ID}. */
  String id();

  /** Whether there is anything to be shown. */
  boolean isEmpty();

  void write(Html out);
}
