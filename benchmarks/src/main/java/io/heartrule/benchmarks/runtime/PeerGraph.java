package io.heartrule.benchmarks.runtime;

import static org.bsc.langgraph4j.action.AsyncNodeAction.node_async;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bsc.langgraph4j.CompileConfig;
import org.bsc.langgraph4j.CompiledGraph;
import org.bsc.langgraph4j.GraphDefinition;
import org.bsc.langgraph4j.GraphInput;
import org.bsc.langgraph4j.GraphStateException;
import org.bsc.langgraph4j.RunnableConfig;
import org.bsc.langgraph4j.StateGraph;
import org.bsc.langgraph4j.checkpoint.MemorySaver;
import org.bsc.langgraph4j.state.AgentState;

/** The same ask as a graph of LangGraph4j: stops before the visitor's node, goes on from a checkpoint. */
final class PeerGraph {
  private final CompiledGraph<AgentState> graph;
  private final MemorySaver saver = new MemorySaver();

  private PeerGraph(StateGraph<AgentState> graph, boolean waits) throws GraphStateException {
    CompileConfig.Builder config = CompileConfig.builder().recursionLimit(Integer.MAX_VALUE);
    if (waits) {
      config.checkpointSaver(saver).interruptBefore("visitor");
    }
    this.graph = graph.compile(config.build());
  }

  /** Counselor, visitor, counselor, … with the work of {@link HandWritten} in the counselor's node. */
  static PeerGraph ask(HandWritten work) throws GraphStateException {
    StateGraph<AgentState> graph = new StateGraph<>(AgentState::new)
        .addNode("counselor", node_async(state -> turn(work, state)))
        .addNode("visitor", node_async(state -> Map.of()))
        .addEdge(GraphDefinition.START, "counselor")
        .addEdge("counselor", "visitor")
        .addEdge("visitor", "counselor");
    return new PeerGraph(graph, true);
  }

  private static Map<String, Object> turn(HandWritten work, AgentState state) {
    work.dialogue = new ArrayList<>(state.<List<Map<String, Object>>>value("dialogue").orElse(List.of()));
    state.<String>value("text").ifPresent(text -> work.say("visitor", text));
    work.prompt();
    work.say("counselor", Talks.REPLY);
    return Map.of("dialogue", work.dialogue);
  }

  /** Nodes one after the other, each with one value. */
  static PeerGraph steps(int count) throws GraphStateException {
    StateGraph<AgentState> graph = new StateGraph<>(AgentState::new);
    for (int i = 0; i < count; i++) {
      int value = i % 9;
      graph.addNode("n" + i, node_async(state -> Map.of("数", value)));
      graph.addEdge(i == 0 ? GraphDefinition.START : "n" + (i - 1), "n" + i);
    }
    graph.addEdge("n" + (count - 1), GraphDefinition.END);
    return new PeerGraph(graph, false);
  }

  Object run() {
    return graph.invoke(Map.of()).orElseThrow().data();
  }

  RunnableConfig begin(String thread) {
    RunnableConfig config = RunnableConfig.builder().threadId(thread).build();
    graph.invoke(GraphInput.noArgs(), config);
    return config;
  }

  Object turn(RunnableConfig config, String text) {
    return graph.invoke(GraphInput.resume(Map.of("text", text)), config);
  }

  void forget(RunnableConfig config) throws Exception {
    saver.release(config);
  }
}
