package io.heartrule.compiler.report;

/** The frame of a table, with headings that a screen reader can tell. */
final class Grid {
  private Grid() {}

  /** Begins a table that may be wider than the page. */
  static void open(Html out, Wording words, String... keys) {
    out.open("div", "class", "scroll").open("table").line();
    head(out, words, keys);
  }

  /** The row of headings; the body is open after it. */
  static void head(Html out, Wording words, String... keys) {
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
