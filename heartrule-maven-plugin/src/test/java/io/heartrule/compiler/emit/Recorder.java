package io.heartrule.compiler.emit;

import io.heartrule.generated.Answer;
import io.heartrule.generated.Ask;
import io.heartrule.generated.Called;
import io.heartrule.generated.Counselor;
import io.heartrule.generated.Frame;
import io.heartrule.generated.Insertion;
import io.heartrule.generated.Keyed;
import io.heartrule.generated.RuleView;
import io.heartrule.generated.Signal;
import io.heartrule.generated.Topic;
import io.heartrule.generated.Variables;
import io.heartrule.generated.Worded;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A counselor without an engine: writes down what actions want, and lets them go on. */
final class Recorder {
  final List<String> said = new ArrayList<>();
  final List<Ask> asks = new ArrayList<>();
  final List<String> effects = new ArrayList<>();
  final List<Insertion> insertions = new ArrayList<>();
  /** What the model is made to find, by name. */
  final Map<String, Object> found = new HashMap<>();
  private final Map<Class<?>, Object> variables = new HashMap<>();

  Counselor counselor() {
    return (Counselor) Proxy.newProxyInstance(Recorder.class.getClassLoader(), new Class<?>[] {Counselor.class},
        (proxy, method, arguments) -> answer(method, arguments));
  }

  RuleView view() {
    return (RuleView) Proxy.newProxyInstance(Recorder.class.getClassLoader(), new Class<?>[] {RuleView.class},
        (proxy, method, arguments) -> answer(method, arguments));
  }

  /** The variables of a class, begun when they are first asked for. */
  @SuppressWarnings("unchecked")
  <V> V variables(Class<V> type) {
    return (V) variables.computeIfAbsent(type, t -> {
      try {
        return t.getDeclaredConstructor().newInstance();
      } catch (ReflectiveOperationException e) {
        throw new AssertionError(e);
      }
    });
  }

  /** Runs a topic to its end. */
  <V extends Variables> V run(Topic<V> topic) {
    return run(topic, topic.begin());
  }

  <V extends Variables> V run(Topic<V> topic, V begin) {
    Frame<V> frame = new Frame<>(topic, begin);
    Signal signal = Signal.AGAIN;
    while (signal == Signal.AGAIN) {
      signal = topic.run(frame, counselor());
    }
    return frame.vars;
  }

  private Object answer(Method method, Object[] arguments) {
    switch (method.getName()) {
      case "say":
        said.add((String) arguments[0]);
        return Signal.NEXT;
      case "ask", "think":
        asks.add((Ask) arguments[1]);
        return new Found();
      case "call":
        return called((Topic<?>) arguments[1], (Variables) arguments[2]);
      case "session", "stage", "globals", "watch", "topic":
        return variables((Class<?>) arguments[0]);
      case "insert":
        insertions.add((Insertion) arguments[0]);
        return null;
      case "minutesLeft", "visited":
        return 3;
      case "now":
        return Instant.EPOCH;
      case "recentDialogue":
        return "最近的话";
      case "queued":
        return List.of();
      case "changed":
        return true;
      default:
        StringBuilder effect = new StringBuilder(method.getName());
        for (Object argument : arguments == null ? new Object[0] : arguments) {
          effect.append(' ').append(argument instanceof Frame ? "frame" : argument);
        }
        effects.add(effect.toString());
        return method.getReturnType() == Signal.class ? Signal.NEXT : null;
    }
  }

  @SuppressWarnings("unchecked")
  private <V extends Variables> Called<V> called(Topic<V> topic, Variables input) {
    return new Called<>(Signal.DONE, run(topic, (V) input));
  }

  private final class Found extends Answer {
    Found() {
      super(Signal.NEXT);
    }

    @SuppressWarnings("unchecked")
    private <T> T get(String name, T known) {
      return (T) found.getOrDefault(name, known);
    }

    @Override
    public String text(String name, String known) {
      return get(name, known);
    }

    @Override
    public Double number(String name, Double known) {
      return get(name, known);
    }

    @Override
    public Integer integer(String name, Integer known) {
      return get(name, known);
    }

    @Override
    public Boolean yesNo(String name, Boolean known) {
      return get(name, known);
    }

    @Override
    public <E extends Enum<E> & Worded> E status(String name, E known, Class<E> type) {
      for (E status : type.getEnumConstants()) {
        if (status.word().equals(found.get(name))) {
          return status;
        }
      }
      return known;
    }

    @Override
    public <T extends Record & Keyed> List<T> list(String name, List<T> known, Class<T> type) {
      return get(name, known);
    }

    @Override
    public List<String> texts(String name, List<String> known) {
      return get(name, known);
    }
  }
}
