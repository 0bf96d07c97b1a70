package io.heartrule;

import io.heartrule.generated.Library;
import io.heartrule.generated.SessionKey;
import io.heartrule.generated.SkillKey;
import io.heartrule.generated.Stage;
import io.heartrule.generated.Variables;
import io.heartrule.internal.engine.Surroundings;
import io.heartrule.internal.prompt.Prompts;
import io.heartrule.internal.prompt.Wordings;
import io.heartrule.internal.state.SkillSession;
import io.heartrule.internal.state.SnapshotWriter;
import io.heartrule.internal.state.State;
import io.heartrule.internal.state.VisitorRecord;
import io.heartrule.model.LanguageModel;
import io.heartrule.store.ConversationStore;
import io.heartrule.store.StoredConversation;
import io.heartrule.store.memory.MemoryStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** The entry point: starts and resumes conversations. Safe for several threads; one per app. */
public final class HeartRule {
  private final ConversationStore store;
  private final Settings settings;
  private final Surroundings surroundings;
  private final Map<String, Library> libraries = new ConcurrentHashMap<>();

  private HeartRule(Builder builder) {
    this.store = builder.store;
    this.settings = builder.settings;
    ClassLoader project = builder.classLoader != null ? builder.classLoader : HeartRule.class.getClassLoader();
    this.surroundings = new Surroundings(builder.model, new Prompts(Wordings.load(project)), builder.executor(),
        builder.clock, builder.listener);
    for (Library library : ServiceLoader.load(Library.class, project)) {
      libraries.put(library.name(), IncompatibleScriptsException.checked(library));
    }
    builder.libraries.forEach(library ->
        libraries.put(library.name(), IncompatibleScriptsException.checked(library)));
  }

  /** Where every app begins; only the model is required. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * A new conversation; nothing is said before {@link Conversation#begin}.
   *
   * @throws ConversationEndedException if the counseling of this visitor is over
   */
  public Conversation start(SessionKey<?> session, String visitor) {
    return start(session, visitor, Map.of(), Map.of());
  }

  /**
   * A new conversation with settings that beat all others, and variables set before it begins.
   *
   * @param overrides by the names of the script ({@code now_rules})
   * @param given a bare name means a global or a session's variable, {@code scope.name} one of a
   *     stage or topic when it is opened first; values as in JSON
   */
  public Conversation start(SessionKey<?> session, String visitor, Map<String, String> overrides,
      Map<String, Object> given) {
    Library library = session.library();
    State state = new State(UUID.randomUUID().toString(), visitor, library, library.session(session.id()));
    return start(state, overrides, given);
  }

  /** A single skill, to try it alone. */
  public <V extends Variables> Conversation start(SkillKey<V> skill, String visitor, Map<String, Object> input,
      String ai, String human, Map<String, String> overrides, Map<String, Object> given) {
    SkillSession session = new SkillSession(skill.library(), skill.id(), new Stage.Scene("咨询室", ai, human), input);
    return start(new State(UUID.randomUUID().toString(), visitor, skill.library(), session), overrides, given);
  }

  private Conversation start(State state, Map<String, String> overrides, Map<String, Object> given) {
    libraries.put(state.library.name(), IncompatibleScriptsException.checked(state.library));
    if (VisitorRecord.isEnded(store.visitor(state.library.name(), state.visitor).orElse(null))) {
      throw new ConversationEndedException("The counseling of this visitor is over");
    }
    state.overrides = Map.copyOf(overrides);
    state.given.putAll(given);
    settings(state);
    StoredConversation stored = new StoredConversation(state.id, state.visitor, state.library.name(), 0,
        SnapshotWriter.write(state));
    store.create(stored);
    return new Conversation(new Talk(this, surroundings, stored));
  }

  /**
   * A stored conversation.
   *
   * @throws IllegalArgumentException if there is none of that id
   */
  public Conversation resume(String id) {
    StoredConversation stored = store.conversation(id).orElseThrow(
        () -> new IllegalArgumentException("There is no conversation " + id));
    return new Conversation(new Talk(this, surroundings, stored));
  }

  ConversationStore store() {
    return store;
  }

  Library library(String name) {
    Library library = libraries.get(name);
    if (library == null) {
      throw new IllegalStateException("The scripts " + name + " are not on the class path");
    }
    return library;
  }

  /** Test, session, file, app, in this order (N14). */
  Settings settings(State state) {
    return settings.with(state.library.settings()).with(state.session.settings()).with(state.overrides);
  }

  /** Collects what an app decides. */
  public static final class Builder {
    private LanguageModel model;
    private ConversationStore store = new MemoryStore();
    private Settings settings = Settings.defaults();
    private Clock clock = Clock.systemUTC();
    private Executor executor;
    private ConversationListener listener = new ConversationListener() { };
    private final List<Library> libraries = new ArrayList<>();
    private ClassLoader classLoader = Thread.currentThread().getContextClassLoader();

    private Builder() {}

    /** Required. */
    public Builder model(LanguageModel model) {
      this.model = model;
      return this;
    }

    /** Default: memory, which forgets everything when the process ends. */
    public Builder store(ConversationStore store) {
      this.store = store;
      return this;
    }

    public Builder settings(Settings settings) {
      this.settings = settings;
      return this;
    }

    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /**
     * Runs background calls, and with pipelining calls that a visitor will wait for; default: two daemon threads, for
     * an app with many conversations at the same time too few. {@code Runnable::run} runs background calls at once
     * and makes every call one after the other.
     */
    public Builder executor(Executor executor) {
      this.executor = executor;
      return this;
    }

    /**
     * Hears streamed text, messages and events of all conversations, on the threads that run them. It is not told
     * whose they are: what goes to one visitor's screen belongs into {@link Conversation#listen}.
     */
    public Builder listener(ConversationListener listener) {
      this.listener = listener;
      return this;
    }

    /** Scripts that cannot be found by the class loader; needed to resume, not to start. */
    public Builder library(Library library) {
      this.libraries.add(library);
      return this;
    }

    /** Where scripts and wordings are looked for; default: the thread's context class loader. */
    public Builder classLoader(ClassLoader project) {
      this.classLoader = project;
      return this;
    }

    private Executor executor() {
      return executor != null ? executor : Executors.newFixedThreadPool(2, work -> {
        Thread thread = new Thread(work, "heartrule-background");
        thread.setDaemon(true);
        return thread;
      });
    }

    /**
     * @throws IllegalStateException if there is no model
     * @throws IncompatibleScriptsException if scripts on the class path were compiled for another runtime
     */
    public HeartRule build() {
      if (model == null) {
        throw new IllegalStateException("HeartRule needs a model");
      }
      return new HeartRule(this);
    }
  }
}
