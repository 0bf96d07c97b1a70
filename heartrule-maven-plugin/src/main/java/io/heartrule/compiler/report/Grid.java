package io.heartrule.compiler.report;

/** The frame of a table, with headings that a screen reader can tell. */
final class Grid {
  private Grid() {}

  /**
   * Begins a table that may be wider than the page.
   *
   * @param caption null if the heading before the table says what it is
   * @param keys the wordings of the column headings
   */
  static void open(Html out, Wording words, String caption, String... keys) {
    out.open("div", "class", "scroll").open("table").line();
    if (caption != null) {
      out.element("caption", caption).line();
    }
    out.open("thead").open("tr");
    for (String key : keys) {
      out.element("th", words.of(key), "scope", "col");
    }
    out.close("tr").close("thead").open("tbody").line();
  }

  static void close(Html out) {
    out.close("tbody").close("table").end("div");
  }
}
