package io.heartrule.benchmarks.runtime;

import io.heartrule.Conversation;
import io.heartrule.HeartRule;
import io.heartrule.benchmarks.CompiledScripts;
import io.heartrule.store.memory.MemoryStore;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bsc.langgraph4j.GraphStateException;

/**
 * What a conversation that waits keeps on the heap after some turns: everything in memory is held, the
 * garbage is collected, the difference is divided by the number of conversations.
 *
 * <p>{@code benchmarks/run runtime.HeapRun}
 */
public final class HeapRun {
  private static final int COUNT = 2_000;
  private static final int TURNS = 10;

  private HeapRun() {}

  public static void main(String[] args) throws GraphStateException {
    CompiledScripts scripts = Talks.compile(Talks.ask(5));
    Talks.Parked one = Talks.park(scripts, 5);
    Conversation talk = Talks.engine(scripts, one, 5).resume(one.id());
    for (int i = 0; i < TURNS; i++) {
      talk.reply("t" + i, Talks.VISITOR);
    }
    String state = one.now().state();
    String result = one.lastTurn().result();
    System.out.printf(Locale.ROOT, "%d conversations after %d turns; the state is %d characters of JSON%n",
        COUNT, TURNS, state.length());
    report("bare record: the state as a string", i -> new String(state.toCharArray()));
    report("bare records: state, texts and results of all turns", i -> {
      List<String> record = new ArrayList<>(List.of(new String(state.toCharArray())));
      for (int k = 0; k < TURNS; k++) {
        record.add(new String(Talks.VISITOR.toCharArray()));
        record.add(new String(result.toCharArray()));
      }
      return List.copyOf(record);
    });
    MemoryStore store = new MemoryStore();
    HeartRule heartrule = Talks.engine(scripts, store, 5);
    report("HeartRule, MemoryStore, parked", i -> {
      return play(heartrule, scripts).id();
    }, store);
    MemoryStore second = new MemoryStore();
    HeartRule live = Talks.engine(scripts, second, 5);
    report("HeartRule, MemoryStore, Conversation held by the app", i -> play(live, scripts), second);
    PeerGraph peer = PeerGraph.ask(new HandWritten(5));
    report("LangGraph4j, MemorySaver", i -> {
      var config = peer.begin("thread-" + i);
      for (int k = 0; k < TURNS; k++) {
        peer.turn(config, Talks.VISITOR);
      }
      return config;
    }, peer);
  }

  private static Conversation play(HeartRule heartrule, CompiledScripts scripts) {
    Conversation talk = heartrule.start(scripts.session(0), "visitor");
    talk.begin();
    for (int k = 0; k < TURNS; k++) {
      talk.reply("t" + k, Talks.VISITOR);
    }
    return talk;
  }

  /** Makes one of what is held. */
  private interface Maker {
    Object make(int i);
  }

  private static void report(String name, Maker maker, Object... alsoHeld) {
    maker.make(-1);
    long before = used();
    Object[] held = new Object[COUNT];
    for (int i = 0; i < COUNT; i++) {
      held[i] = maker.make(i);
    }
    double kilobytes = (used() - before) / 1024.0 / COUNT;
    System.out.printf(Locale.ROOT, "  %-56s %8.1f KiB%n", name, kilobytes);
    Reference.reachabilityFence(held);
    Reference.reachabilityFence(alsoHeld);
  }

  private static long used() {
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
