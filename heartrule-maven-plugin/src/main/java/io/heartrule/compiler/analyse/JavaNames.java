package io.heartrule.compiler.analyse;

import io.heartrule.compiler.model.Name;
import io.heartrule.compiler.model.Project;
import io.heartrule.compiler.model.Rule;
import io.heartrule.compiler.model.Session;
import io.heartrule.compiler.model.Stage;
import io.heartrule.compiler.model.Variant;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;

/**
 * The Java names of what a project defines (N4). Types, packages and methods are ASCII; members
 * (variables, fields, constants) keep the author's words. Packages are relative to the base package.
 *
 * <p>Two names may come out alike; the check for HR211 refuses that.
 */
public final class JavaNames {
  public static final String SKILLS = "skills";
  /** Device names of Windows: no folder may be called so. */
  private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul");
  /** Methods that a record component may not be named after, and the one our records add. */
  private static final Set<String> NO_COMPONENTS = Set.of(
      "clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait", "key");

  private final Map<TopicPlace, String> topics = new HashMap<>();
  private final Map<Session, String> sessions = new IdentityHashMap<>();
  private final Map<Rule, String> ruleMethods = new IdentityHashMap<>();

  private JavaNames(Project project) {
    Map<String, Integer> uses = new HashMap<>();
    for (Rule rule : project.own().stream().flatMap(script -> script.rules().stream()).toList()) {
      String stem = lowerCamel(rule.name(), rule.id());
      ruleMethods.put(rule, stem);
      uses.merge(stem.toLowerCase(Locale.ROOT), 1, Integer::sum);
    }
    ruleMethods.replaceAll((rule, stem) -> uses.get(stem.toLowerCase(Locale.ROOT)) == 1 ? stem
        : stem + "_" + Pinyin.hash(rule.name().text()));
  }

  public static JavaNames of(Project project) {
    return new JavaNames(project);
  }

  /** {@code skills}, or {@code sessions.<session>.<stage>}. */
  public String topicPackage(TopicPlace place) {
    return place.isSkill() ? SKILLS : sessionPackage(place.session()) + "." + segment(place.stage());
  }

  /** {@code ShenDuLiaoJieTopic}; the other forms of a topic are {@code …QuickTopic}, {@code …DetailedTopic}. */
  public String topicClass(TopicPlace place, Variant variant) {
    String stem = topics.computeIfAbsent(place, p -> upperCamel(p.topic().name(), p.topic().id()));
    return stem + switch (variant) {
      case STANDARD -> "Topic";
      case QUICK -> "QuickTopic";
      case DETAILED -> "DetailedTopic";
    };
  }

  /** {@code sessions.<session>}. */
  public String sessionPackage(Session session) {
    return sessions.computeIfAbsent(session, s -> "sessions." + segment(s.name(), s.id()));
  }

  /** {@code FirstDaySession}. */
  public String sessionClass(Session session) {
    return upperCamel(session.name(), session.id()) + "Session";
  }

  /** The segment of a stage in the package of its topics. */
  public String segment(Stage stage) {
    return segment(stage.name(), stage.id());
  }

  /** {@code JieDuan}: for a nested class of a stage's variables. */
  public String stageStem(Stage stage) {
    return upperCamel(stage.name(), stage.id());
  }

  /** The name of the constant that holds a rule's name. */
  public String ruleConstant(Rule rule) {
    return member(rule.name().text());
  }

  /** {@code shiBieZiSha}: the stem of the methods that belong to a rule; no two rules share one. */
  public String ruleMethod(Rule rule) {
    return ruleMethods.getOrDefault(rule, lowerCamel(rule.name(), rule.id()));
  }

  /** The type of the elements of a list of records. */
  public String recordType(Variable variable) {
    return nestedType(variable.name(), "Record");
  }

  /** The type of a status. */
  public String enumType(Variable variable) {
    return nestedType(variable.name(), "Status");
  }

  /** The type of a field that is a status: nested in the record. */
  public String enumType(Type.Field field) {
    return nestedType(field.name().text(), "Status");
  }

  /** An English name could be that of a type that generated code uses ({@code List}); pinyin never is. */
  private static String nestedType(String name, String suffix) {
    String stem = Pinyin.upperCamel(name);
    boolean english = name.chars().allMatch(c -> c < 128);
    return english ? stem + suffix : stem;
  }

  /** The name of a field, local variable or constant: the author's own, as far as Java takes it. */
  public static String member(String name) {
    String text = Normalizer.normalize(name.strip(), Normalizer.Form.NFKC);
    StringBuilder out = new StringBuilder(text.length() + 1);
    text.codePoints().forEach(c -> {
      if (out.length() == 0 && !Character.isJavaIdentifierStart(c) && Character.isJavaIdentifierPart(c)) {
        out.append('_');
      }
      boolean fits = Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
      out.appendCodePoint(fits ? c : '_');
    });
    String member = out.toString();
    return member.isEmpty() || member.equals("_") || SourceVersion.isKeyword(member) ? member + "_" : member;
  }

  /** The name of a record component. */
  public static String component(String field) {
    String member = member(field);
    return NO_COMPONENTS.contains(member) ? member + "_" : member;
  }

  /** A class that tests what stands in a file: {@code FirstDayTest}. */
  public static String testClass(String name) {
    String stem = Pinyin.upperCamel(name);
    return stem.endsWith("Test") ? stem : stem + "Test";
  }

  /** A method named by words of an author: {@code wenHou}. */
  public static String method(String name) {
    String stem = Pinyin.lowerCamel(name);
    return SourceVersion.isKeyword(stem) || NO_COMPONENTS.contains(stem) || stem.equals("equals") ? stem + "_" : stem;
  }

  /** Eight hexadecimal digits that depend on a name alone. */
  public static String hash(String name) {
    return Pinyin.hash(name);
  }

  private static String upperCamel(Name name, Name id) {
    return Pinyin.upperCamel(id == null ? name.text() : id.text());
  }

  private static String lowerCamel(Name name, Name id) {
    String stem = Pinyin.lowerCamel(id == null ? name.text() : id.text());
    return SourceVersion.isKeyword(stem) ? stem + "_" : stem;
  }

  private static String segment(Name name, Name id) {
    String segment = id == null ? Pinyin.lowerCase(name.text()) : id.text().toLowerCase(Locale.ROOT);
    if (Character.isDigit(segment.charAt(0))) {
      return "_" + segment;
    }
    boolean port = segment.length() == 4 && (segment.startsWith("com") || segment.startsWith("lpt"))
        && Character.isDigit(segment.charAt(3));
    return SourceVersion.isKeyword(segment) || DEVICES.contains(segment) || port ? segment + "_" : segment;
  }
}
