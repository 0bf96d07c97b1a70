package io.heartrule.generated;

import java.util.ArrayList;
import java.util.List;

/**
 * The place in a {@code fromlist}, by the keys that the elements had when the loop began: elements
 * that vanished are passed over, new ones are not visited.
 */
public final class Loop {
  /** Which of the keys is next. */
  public int at;
  /** The key of each element, or {@code #n} for the n-th if it has none. */
  public List<String> keys;
  /** What the copy for the present element is called by. */
  private String name = "";

  public Loop(int at, List<String> keys) {
    this.at = at;
    this.keys = keys;
  }

  static Loop over(List<?> list) {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      String key = key(list.get(i));
      keys.add(key.isEmpty() || keys.contains(key) ? "#" + i : key);
    }
    return new Loop(0, keys);
  }

  /** The place of one element that was copied before: by its key, without one by what it was. */
  public static Loop at(List<?> list, Object copied) {
    String key = key(copied);
    return new Loop(0, List.of(key.isEmpty() ? "#" + list.indexOf(copied) : key));
  }

  /** Whether an element is left; passes over those that are gone. */
  public boolean more(List<?> list) {
    while (at < keys.size() && index(list) < 0) {
      at++;
    }
    boolean more = at < keys.size();
    name = more ? JsonText.name(list.get(index(list))) : "";
    return more;
  }

  public void next() {
    at++;
  }

  /** The present element, or null if it is gone. */
  public <T> T item(List<T> list) {
    int index = index(list);
    return index < 0 ? null : list.get(index);
  }

  /** A topic's name for the present element: {@code topic-element}. */
  public String name(String topic) {
    return name.isEmpty() ? topic : topic + "-" + name;
  }

  /** The list with another record in the place of the present element. */
  public <T> List<T> replace(List<T> list, T item) {
    int index = index(list);
    if (index < 0) {
      return list;
    }
    List<T> changed = new ArrayList<>(list);
    changed.set(index, item);
    return List.copyOf(changed);
  }

  private int index(List<?> list) {
    String key = keys.get(at);
    if (key.startsWith("#")) {
      int index = Integer.parseInt(key.substring(1));
      return index < list.size() ? index : -1;
    }
    for (int i = 0; i < list.size(); i++) {
      if (key(list.get(i)).equals(key)) {
        return i;
      }
    }
    return -1;
  }

  private static String key(Object element) {
    return element instanceof Keyed keyed ? keyed.key() : String.valueOf(element);
  }
}
