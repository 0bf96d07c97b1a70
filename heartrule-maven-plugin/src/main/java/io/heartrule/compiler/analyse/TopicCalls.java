package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Action;
import io.heartrule.compiler.model.Topic;
import io.heartrule.compiler.model.Variant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The topics of a project, numbered, and who calls whom. Sets of topics are bit sets of these
 * numbers; who gets one must not change it.
 */
public final class TopicCalls {
  private final List<TopicPlace> places;
  private final Map<Topic, Integer> numbers = new IdentityHashMap<>();
  private final BitSet[] direct;
  private final BitSet[] callees;
  private final List<List<Action.Goto>> gotos = new ArrayList<>();
  private final BitSet jumping = new BitSet();
  private final BitSet asking = new BitSet();
  private final BitSet mayAsk = new BitSet();
  private final List<Integer> calleesFirst = new ArrayList<>();

  private TopicCalls(List<TopicPlace> places) {
    this.places = List.copyOf(places);
    this.direct = new BitSet[places.size()];
    this.callees = new BitSet[places.size()];
  }

  static TopicCalls of(Analysis analysis) {
    TopicCalls calls = new TopicCalls(analysis.symbols().topics());
    for (int i = 0; i < calls.places.size(); i++) {
      calls.numbers.put(calls.places.get(i).topic(), i);
    }
    for (int i = 0; i < calls.places.size(); i++) {
      calls.direct[i] = new BitSet();
      calls.gotos.add(new ArrayList<>());
      for (Variant variant : Variant.values()) {
        calls.readActions(i, actions(calls.places.get(i), variant), analysis.symbols());
      }
    }
    calls.close();
    return calls;
  }

  /** The actions of a form of a topic; empty if there is no such form. */
  public static List<Action> actions(TopicPlace place, Variant variant) {
    List<Action> actions = place.topic().actions(variant);
    return actions == null ? List.of() : actions;
  }

  private void readActions(int place, List<Action> actions, Symbols symbols) {
    for (Action action : actions) {
      if (action instanceof Action.AiAsk) {
        asking.set(place);
      } else if (action instanceof Action.Call call && call.isSynchronous()) {
        int callee = skill(symbols, call);
        if (callee >= 0) {
          direct[place].set(callee);
        }
      } else if (action instanceof Action.Goto go) {
        gotos.get(place).add(go);
        jumping.set(place);
      }
    }
  }

  /** Callees of callees too; callees first, so that two passes do unless topics call in circles. */
  private void close() {
    orderCalleesFirst();
    for (int i = 0; i < callees.length; i++) {
      callees[i] = (BitSet) direct[i].clone();
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int place : calleesFirst) {
        int before = callees[place].cardinality();
        for (int c = direct[place].nextSetBit(0); c >= 0; c = direct[place].nextSetBit(c + 1)) {
          callees[place].or(callees[c]);
        }
        changed |= callees[place].cardinality() != before;
      }
    }
    for (int i = 0; i < callees.length; i++) {
      if (asking.get(i) || callees[i].intersects(asking)) {
        mayAsk.set(i);
      }
    }
  }

  private void orderCalleesFirst() {
    BitSet seen = new BitSet();
    BitSet done = new BitSet();
    for (int root = 0; root < direct.length; root++) {
      Deque<Integer> path = new ArrayDeque<>();
      path.push(root);
      while (!path.isEmpty()) {
        int place = path.peek();
        int next = seen.get(place) ? unseen(direct[place], seen) : -1;
        if (!seen.get(place)) {
          seen.set(place);
          next = unseen(direct[place], seen);
        }
        if (next >= 0) {
          path.push(next);
        } else {
          path.pop();
          if (!done.get(place)) {
            done.set(place);
            calleesFirst.add(place);
          }
        }
      }
    }
  }

  private static int unseen(BitSet topics, BitSet seen) {
    for (int i = topics.nextSetBit(0); i >= 0; i = topics.nextSetBit(i + 1)) {
      if (!seen.get(i)) {
        return i;
      }
    }
    return -1;
  }

  public List<TopicPlace> places() {
    return places;
  }

  public int size() {
    return places.size();
  }

  public TopicPlace place(int number) {
    return places.get(number);
  }

  /** The number of a topic, or -1 if it is not one of the project's. */
  public int number(TopicPlace place) {
    return number(place.topic());
  }

  int number(Topic topic) {
    return topic == null ? -1 : numbers.getOrDefault(topic, -1);
  }

  int skill(Symbols symbols, Action.Call call) {
    return call.topic() == null ? -1 : number(symbols.skill(call.topic().text()));
  }

  /** The topics whose end this one waits for, directly. */
  BitSet direct(int place) {
    return direct[place];
  }

  /** The same with the callees of callees. */
  BitSet callees(int place) {
    return callees[place];
  }

  /** The topics that run while a topic waits for them, in file order. */
  public List<TopicPlace> callees(TopicPlace place) {
    int number = number(place);
    return number < 0 ? List.of() : callees[number].stream().mapToObj(places::get).toList();
  }

  /** Whether a topic itself asks the visitor. */
  public boolean asks(TopicPlace place) {
    return asking.get(Math.max(number(place), 0)) && number(place) >= 0;
  }

  /** Whether a topic, or one whose end it waits for, asks the visitor. */
  public boolean mayAsk(TopicPlace place) {
    return mayAsk.get(Math.max(number(place), 0)) && number(place) >= 0;
  }

  boolean mayAsk(int place) {
    return mayAsk.get(place);
  }

  /** The gotos among the actions of a topic, in all its forms. */
  List<Action.Goto> gotos(int place) {
    return gotos.get(place);
  }

  /** The topics that have a goto. */
  BitSet jumping() {
    return jumping;
  }

  /** Every topic after those that it calls, as far as there is no circle. */
  List<Integer> calleesFirst() {
    return calleesFirst;
  }
}
