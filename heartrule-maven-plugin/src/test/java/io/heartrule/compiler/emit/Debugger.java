package io.heartrule.compiler.emit;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.ClassNotLoadedException;
import com.sun.jdi.ClassType;
import com.sun.jdi.Field;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.InvalidTypeException;
import com.sun.jdi.LocalVariable;
import com.sun.jdi.Location;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StackFrame;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.Value;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.connect.ListeningConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.LocatableEvent;
import com.sun.jdi.event.ModificationWatchpointEvent;
import com.sun.jdi.event.StepEvent;
import com.sun.jdi.event.VMDeathEvent;
import com.sun.jdi.event.VMDisconnectEvent;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.EventRequest;
import com.sun.jdi.request.ModificationWatchpointRequest;
import com.sun.jdi.request.StepRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** What an IDE does when it debugs: break at lines, step over, look at variables, set them. One thread, time limits. */
final class Debugger implements AutoCloseable {
  private static final int SECONDS = 20;

  private final Process process;
  private final VirtualMachine vm;
  private final Path output;
  private final Map<String, List<Integer>> wanted = new TreeMap<>();
  private EventSet events;
  private ThreadReference thread;

  private Debugger(Process process, VirtualMachine vm, Path output) {
    this.process = process;
    this.vm = vm;
    this.output = output;
  }

  /** Starts a program that stands still until {@link #toBreakpoint}. */
  static Debugger start(Path folder, String classPath, String main, String... arguments)
      throws IOException, IllegalConnectorArgumentsException {
    ListeningConnector connector = Bootstrap.virtualMachineManager().listeningConnectors().stream()
        .filter(each -> each.name().equals("com.sun.jdi.SocketListen")).findFirst().orElseThrow();
    Map<String, Connector.Argument> settings = connector.defaultArguments();
    settings.get("localAddress").setValue("127.0.0.1");
    settings.get("port").setValue("0");
    settings.get("timeout").setValue(String.valueOf(SECONDS * 1000));
    String address = connector.startListening(settings);
    try {
      Path output = folder.resolve("output.txt");
      List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-agentlib:jdwp=transport=dt_socket,server=n,suspend=y,address=127.0.0.1:"
              + address.substring(address.lastIndexOf(':') + 1),
          "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8", "-cp", classPath, main));
      command.addAll(List.of(arguments));
      Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
      return new Debugger(process, connector.accept(settings), output);
    } finally {
      connector.stopListening(settings);
    }
  }

  void breakAt(String className, int line) {
    wanted.computeIfAbsent(className, name -> {
      ClassPrepareRequest request = vm.eventRequestManager().createClassPrepareRequest();
      request.addClassFilter(name);
      request.setSuspendPolicy(EventRequest.SUSPEND_ALL);
      request.enable();
      return new ArrayList<>();
    }).add(line);
  }

  /** Runs to the next breakpoint or watchpoint. */
  Location toBreakpoint() {
    while (true) {
      Event event = next();
      if (event instanceof ClassPrepareEvent prepared) {
        wanted.get(prepared.referenceType().name()).forEach(line -> set(prepared.referenceType(), line));
      } else if (event instanceof BreakpointEvent || event instanceof ModificationWatchpointEvent) {
        thread = ((LocatableEvent) event).thread();
        return ((LocatableEvent) event).location();
      }
    }
  }

  /** Stops whenever a loaded class's field is set; call it when the program stands still. */
  void watch(String className, String field) {
    ReferenceType type = vm.classesByName(className).get(0);
    ModificationWatchpointRequest request =
        vm.eventRequestManager().createModificationWatchpointRequest(type.fieldByName(field));
    request.setSuspendPolicy(EventRequest.SUSPEND_ALL);
    request.enable();
  }

  /** Other code for a loaded class, as IDEs do it after a build. */
  void reload(String className, byte[] code) {
    vm.redefineClasses(Map.of(vm.classesByName(className).get(0), code));
  }

  /** One step over, as F8 or F10 does it; a breakpoint on the way stops it, too. */
  Location stepOver() {
    StepRequest step = vm.eventRequestManager().createStepRequest(thread, StepRequest.STEP_LINE, StepRequest.STEP_OVER);
    step.addCountFilter(1);
    step.enable();
    try {
      while (true) {
        Event event = next();
        if (event instanceof StepEvent done) {
          return done.location();
        } else if (event instanceof BreakpointEvent hit) {
          return hit.location();
        } else if (event instanceof ClassPrepareEvent prepared) {
          wanted.get(prepared.referenceType().name()).forEach(line -> set(prepared.referenceType(), line));
        }
      }
    } finally {
      vm.eventRequestManager().deleteEventRequest(step);
    }
  }

  /** Runs on without breakpoints to the end of the program; what it printed. */
  String toTheEnd() throws IOException, InterruptedException {
    vm.eventRequestManager().deleteAllBreakpoints();
    vm.eventRequestManager().deleteEventRequests(
        List.copyOf(vm.eventRequestManager().modificationWatchpointRequests()));
    if (events != null) {
      events.resume();
    }
    vm.dispose();
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("the program does not end");
    }
    return Files.readString(output, StandardCharsets.UTF_8);
  }

  /** A variable of the method in which the program stands. */
  Value local(String name) {
    try {
      StackFrame frame = thread.frame(0);
      LocalVariable variable = frame.visibleVariableByName(name);
      if (variable == null) {
        throw new AssertionError("no variable " + name + " at " + frame.location());
      }
      return frame.getValue(variable);
    } catch (IncompatibleThreadStateException | AbsentInformationException e) {
      throw new AssertionError(name, e);
    }
  }

  static Value field(Value object, String name) {
    ObjectReference reference = (ObjectReference) object;
    return reference.getValue(reference.referenceType().fieldByName(name));
  }

  /** Names of the fields that a class declares itself, each with its type. */
  static Map<String, String> fields(Value object) {
    Map<String, String> fields = new TreeMap<>();
    for (Field field : ((ClassType) ((ObjectReference) object).referenceType()).fields()) {
      fields.put(field.name(), field.typeName());
    }
    return fields;
  }

  void setInt(Value object, String name, int value) {
    ObjectReference reference = (ObjectReference) object;
    try {
      reference.setValue(reference.referenceType().fieldByName(name), vm.mirrorOf(value));
    } catch (InvalidTypeException | ClassNotLoadedException e) {
      throw new AssertionError(name, e);
    }
  }

  void setText(Value object, String name, String value) {
    ObjectReference reference = (ObjectReference) object;
    try {
      reference.setValue(reference.referenceType().fieldByName(name), vm.mirrorOf(value));
    } catch (InvalidTypeException | ClassNotLoadedException e) {
      throw new AssertionError(name, e);
    }
  }

  /** Names of the methods on the stack, of the classes with a prefix, innermost first. */
  List<String> stack(String prefix) {
    try {
      return thread.frames().stream().map(StackFrame::location)
          .filter(location -> location.declaringType().name().startsWith(prefix))
          .map(location -> simpleName(location.declaringType()) + "." + location.method().name()).toList();
    } catch (IncompatibleThreadStateException e) {
      throw new AssertionError(e);
    }
  }

  private static String simpleName(ReferenceType type) {
    return type.name().substring(type.name().lastIndexOf('.') + 1);
  }

  private void set(ReferenceType type, int line) {
    try {
      List<Location> locations = type.locationsOfLine(line);
      if (locations.size() != 1) {
        throw new AssertionError(type.name() + ":" + line + " has " + locations.size() + " locations");
      }
      BreakpointRequest request = vm.eventRequestManager().createBreakpointRequest(locations.get(0));
      request.setSuspendPolicy(EventRequest.SUSPEND_ALL);
      request.enable();
    } catch (AbsentInformationException e) {
      throw new AssertionError(type.name(), e);
    }
  }

  private Event next() {
    try {
      if (events != null) {
        events.resume();
      }
      events = vm.eventQueue().remove(SECONDS * 1000L);
      if (events == null) {
        throw new AssertionError("nothing happens");
      }
      Event event = events.iterator().next();
      if (event instanceof VMDeathEvent || event instanceof VMDisconnectEvent) {
        throw new AssertionError("the program has ended: " + Files.readString(output));
      }
      return event;
    } catch (InterruptedException | IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().orTimeout(SECONDS, TimeUnit.SECONDS).join();
  }
}
