package io.heartrule.generated;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rules of a project together with those of the script libraries that it depends on. Stateless. */
public final class JoinedRules extends RuleBook {
  private final List<RuleBook> books;
  private final Map<String, RuleBook> byName = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  private JoinedRules(List<RuleBook> books) {
    this.books = books;
    for (RuleBook book : books) {
      for (String name : book.names()) {
        if (byName.putIfAbsent(name, book) == null) {
          names.add(name);
        }
      }
    }
  }

  /** @param own the project's own rules; of two with one name the first counts */
  public static RuleBook of(RuleBook own, RuleBook... others) {
    List<RuleBook> books = new ArrayList<>(List.of(own));
    books.addAll(List.of(others));
    return new JoinedRules(books);
  }

  private RuleBook book(String name) {
    RuleBook book = byName.get(name);
    if (book == null) {
      throw new IllegalArgumentException(name);
    }
    return book;
  }

  @Override
  public List<String> names() {
    return List.copyOf(names);
  }

  @Override
  public RuleFacts facts(String name) {
    RuleBook book = byName.get(name);
    return book == null ? null : book.facts(name);
  }

  @Override
  public Rule rule(String name, RuleView view) {
    return book(name).rule(name, view);
  }

  @Override
  public Variables watches(String name) {
    return book(name).watches(name);
  }

  @Override
  public void assign(String name, RuleView view, String variable, Answer answer) {
    book(name).assign(name, view, variable, answer);
  }

  @Override
  public void assign(String name, RuleView view, String variable, Object value) {
    book(name).assign(name, view, variable, value);
  }

  @Override
  public void act(String name, RuleView view, Effects effects) {
    book(name).act(name, view, effects);
  }

  @Override
  public List<?> elements(String name, RuleView view) {
    return book(name).elements(name, view);
  }

  @Override
  public Variables input(String name, String call, RuleView view, Object element) {
    return book(name).input(name, call, view, element);
  }

  @Override
  public List<String> inputUses(String name, String call) {
    return book(name).inputUses(name, call);
  }

  @Override
  public void output(String name, String call, RuleView view, Object element, Variables called) {
    book(name).output(name, call, view, element, called);
  }

  /** An opening is named after the part that opens, which belongs to one library. */
  @Override
  public boolean cancels(String id, RuleView view) {
    IllegalArgumentException unknown = null;
    for (RuleBook book : books) {
      try {
        return book.cancels(id, view);
      } catch (IllegalArgumentException e) {
        unknown = e;
      }
    }
    throw unknown;
  }
}
