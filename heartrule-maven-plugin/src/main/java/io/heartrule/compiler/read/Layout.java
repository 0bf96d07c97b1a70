package io.heartrule.compiler.read;

import java.util.ArrayList;
import java.util.List;

/** The lists and maps that are open at a line, by the columns in which they began. */
final class Layout {
  /** Far more than YAML may nest: what lies deeper is refused anyway. */
  private static final int DEEPEST = 4 * Limits.DEPTH;

  /** One open list or map. */
  static final class Level {
    final boolean list;
    /** Line and offset of the first dash or key. */
    final int line;
    final int offset;
    int column;
    /** How many items or keys it has so far. */
    int count;
    /** The last key or dash has nothing behind it yet. */
    boolean pending;

    private Level(boolean list, int column, int line, int offset) {
      this.list = list;
      this.column = column;
      this.line = line;
      this.offset = offset;
    }
  }

  private final String text;
  private final List<Level> levels = new ArrayList<>();

  Layout(String text) {
    this.text = text;
  }

  void clear() {
    levels.clear();
  }

  boolean isEmpty() {
    return levels.isEmpty();
  }

  /** The innermost level, or null. */
  Level top() {
    return levels.isEmpty() ? null : levels.get(levels.size() - 1);
  }

  /** The one open level, or null if there are none or several. */
  Level onlyLevel() {
    return levels.size() == 1 ? levels.get(0) : null;
  }

  /** The list in which the innermost map is an item, or null. */
  Level listBelowTop() {
    return levels.size() > 1 && levels.get(levels.size() - 2).list ? levels.get(levels.size() - 2) : null;
  }

  /** Whether a key or dash may begin in a column. */
  boolean fits(int column, boolean dash) {
    return find(column, dash) != Integer.MIN_VALUE;
  }

  /** Whether keys of an open map stand in a column. */
  boolean hasMap(int column) {
    for (Level level : levels) {
      if (level.column == column && !level.list) {
        return true;
      }
    }
    return false;
  }

  /** The innermost map that is an item and whose keys stand in this column or left of it, or null. */
  Level mapAt(int column) {
    for (int i = levels.size() - 1; i > 0; i--) {
      Level level = levels.get(i);
      if (!level.list && level.column <= column) {
        return levels.get(i - 1).list ? level : null;
      }
    }
    return null;
  }

  /** Goes on as if the last key of this map had nothing behind it yet. */
  void open(Level map) {
    drop(levels.indexOf(map) + 1);
    map.pending = true;
  }

  /** Takes in a key or dash; false, and nothing changed, if none may begin in this column. */
  boolean place(int column, boolean dash, int line, int offset) {
    int found = find(column, dash);
    if (levels.size() >= DEEPEST && found < 0) {
      return true;
    }
    if (found == Integer.MIN_VALUE) {
      return false;
    }
    if (found >= 0) {
      drop(found + 1);
    } else {
      Level parent = top();
      if (parent != null) {
        parent.pending = false;
      }
      levels.add(new Level(dash, column, line, offset));
    }
    Level level = top();
    level.count++;
    level.pending = true;
    return true;
  }

  /** The level that a misplaced key or dash was probably meant for, or null. */
  Level meant(int column, boolean dash, int offset) {
    Level alike = dash ? alike(head(offset)) : null;
    if (alike != null) {
      return alike;
    }
    if (dash && !levels.isEmpty() && !top().list && top().pending) {
      return top();
    }
    int stop = levels.size() - 1;
    while (stop >= 0 && levels.get(stop).column > column) {
      stop--;
    }
    Level best = nearest(stop + 1, levels.size(), column, dash);
    if (stop >= 0 && levels.get(stop).list == dash) {
      best = nearer(best, levels.get(stop), column);
    }
    if (best == null && dash) {
      for (int i = stop; i >= 0 && best == null; i--) {
        best = levels.get(i).list ? levels.get(i) : null;
      }
    }
    return best;
  }

  /** The innermost list whose items begin with a word. */
  private Level alike(String word) {
    for (int i = levels.size() - 1; i >= 0 && !word.isEmpty(); i--) {
      if (levels.get(i).list && head(levels.get(i).offset).equals(word)) {
        return levels.get(i);
      }
    }
    return null;
  }

  private String head(int dash) {
    int at = LineWords.skipBlanks(text, dash + 1, text.length());
    return text.substring(at, LineWords.endOfWord(text, at, text.length()));
  }

  private Level nearest(int from, int to, int column, boolean list) {
    Level best = null;
    for (int i = to - 1; i >= from; i--) {
      if (levels.get(i).list == list) {
        best = nearer(best, levels.get(i), column);
      }
    }
    return best;
  }

  private static Level nearer(Level best, Level other, int column) {
    return best == null || Math.abs(other.column - column) < Math.abs(best.column - column) ? other : best;
  }

  /** Index of the level that goes on here, -1 for a new one inside the innermost, MIN_VALUE for none. */
  private int find(int column, boolean dash) {
    int last = levels.size() - 1;
    for (int i = last; i >= 0; i--) {
      Level level = levels.get(i);
      if (level.column > column) {
        continue;
      }
      if (level.column == column && level.list == dash) {
        return i;
      }
      if (level.column == column && !dash) {
        if (i > 0 && levels.get(i - 1).column == column) {
          continue;
        }
        return Integer.MIN_VALUE;
      }
      return i == last && level.pending ? -1 : Integer.MIN_VALUE;
    }
    return last < 0 ? -1 : Integer.MIN_VALUE;
  }

  private void drop(int from) {
    while (levels.size() > from) {
      levels.remove(levels.size() - 1);
    }
  }
}
