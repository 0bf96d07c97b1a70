package io.heartrule.compiler.analyse.machine;

import java.util.List;

/**
 * What the scripts of another project need to know of a library: its skills, rules and globals. Written
 * beside the classes as {@code index.json}, and read back by the projects that depend on them.
 *
 * @param origin what people know it by, {@code group:artifact}; the base package in the library itself
 * @param library the base package
 * @param boundary the version of the boundary between generated code and runtime
 * @param globalVars the class of the globals, {@code NoVars} of the runtime if there are none
 * @param globalsOf the libraries whose globals that class has too, nearest first
 */
public record LibraryIndex(String origin, String library, int boundary, JavaType globalVars,
    List<String> globalsOf, List<String> sessions, List<Skill> skills, List<RuleEntry> rules, List<Var> globals) {
  /** The boundary to the runtime that all emitters write for; the runtime takes only its own. */
  public static final int BOUNDARY = 1;

  public LibraryIndex {
    globalsOf = List.copyOf(globalsOf);
    sessions = List.copyOf(sessions);
    skills = List.copyOf(skills);
    rules = List.copyOf(rules);
    globals = List.copyOf(globals);
  }

  /** The same as found in a jar. */
  public LibraryIndex from(String jar) {
    return new LibraryIndex(jar, library, boundary, globalVars, globalsOf, sessions, skills, rules, globals);
  }

  /** The class that gives everything by name. */
  public JavaType scripts() {
    return new JavaType(library, "Scripts");
  }

  /** What a skill does, as far as it matters to who calls it. */
  public enum Doing {
    /** It begins with literal words. */
    SAYS_FIRST,
    /** It lets the visitor speak. */
    ASKS,
    /** Its last action lets the visitor speak. */
    ENDS_ASKING,
    /** Its last action ends the session. */
    ENDS_SESSION
  }

  /**
   * @param calls the skills that it calls
   * @param opens rules that surely are open while it runs
   * @param closes rules that may be silent while it runs
   * @param uses auto-updated globals that it uses, itself or through what it calls
   */
  public record Skill(String name, JavaType type, JavaType vars, List<Doing> doings, List<String> calls,
      List<String> opens, List<String> closes, List<String> uses, List<Var> variables) {
    public Skill {
      doings = List.copyOf(doings);
      calls = List.copyOf(calls);
      opens = List.copyOf(opens);
      closes = List.copyOf(closes);
      uses = List.copyOf(uses);
      variables = List.copyOf(variables);
    }
  }

  /**
   * @param check as scripts write it: {@code now}, {@code "{chars: 800}"}
   * @param timing of its calls, as scripts write it, or null
   * @param replies whether it gives the model a hint instead of calling a topic
   */
  public record RuleEntry(String name, JavaType type, JavaType vars, String check, String timing, boolean critical,
      boolean replies, List<String> calls, List<String> uses, List<Var> variables) {
    public RuleEntry {
      calls = List.copyOf(calls);
      uses = List.copyOf(uses);
      variables = List.copyOf(variables);
    }
  }

  /**
   * A variable, or a field of a list's records.
   *
   * @param type {@code text}, {@code number}, {@code integer}, {@code boolean}, {@code enum}, {@code log},
   *     {@code list}, {@code records}
   * @param javaType the class of a status or of the elements of a list, or null
   * @param values the words of a status
   * @param key the field that tells records apart, or null
   * @param define null if there is none
   * @param autoUpdate {@code open}, {@code pause} or {@code close}
   */
  public record Var(String name, String type, JavaType javaType, List<String> values, List<Var> fields, String key,
      String define, String autoUpdate, List<Mark> marks) {
    public Var {
      values = List.copyOf(values);
      fields = List.copyOf(fields);
      marks = List.copyOf(marks);
    }

    /** What else is known of it. */
    public enum Mark { INPUT, OUTPUT, COUNTER, BY_CALL_ONLY }
  }
}
