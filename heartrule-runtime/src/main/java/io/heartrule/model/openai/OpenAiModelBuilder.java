package io.heartrule.model.openai;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/**
 * The settings of an {@link OpenAiModel}. Not thread-safe; every call of {@link #build()} gives a model of its own,
 * which later changes of the builder do not touch.
 */
public final class OpenAiModelBuilder {
  private String baseUrl;
  private String apiKey;
  private String model;
  private Double temperature;
  private Integer maxTokens;
  private JsonMode jsonMode = JsonMode.OBJECT;
  private int maxAttempts = 3;
  private Duration connectTimeout = Duration.ofSeconds(5);
  private Duration readTimeout = Duration.ofSeconds(30);
  private Duration attemptTimeout = Duration.ofSeconds(60);
  private Duration deadline = Duration.ofSeconds(90);
  private Timekeeper timekeeper = Timekeeper.system();
  private UnaryOperator<OkHttpClient.Builder> http = UnaryOperator.identity();

  OpenAiModelBuilder() {}

  /** Address up to and including the version, such as {@code https://api.deepseek.com/v1}; required. */
  public OpenAiModelBuilder baseUrl(String url) {
    this.baseUrl = url;
    return this;
  }

  /** The key, sent as a bearer token to this server only; null or blank (the default): none is sent. */
  public OpenAiModelBuilder apiKey(String key) {
    this.apiKey = key == null || key.isBlank() ? null : key.strip();
    return this;
  }

  /** The model's name as the server knows it; required. */
  public OpenAiModelBuilder model(String name) {
    this.model = name;
    return this;
  }

  /** From 0 (always the likeliest word) to 2; without this setting the server decides. */
  public OpenAiModelBuilder temperature(double value) {
    require(value >= 0 && value <= 2, "temperature must be from 0 to 2");
    this.temperature = value;
    return this;
  }

  /** Longest answer in tokens, at least 1; without this setting the server decides. */
  public OpenAiModelBuilder maxTokens(int tokens) {
    require(tokens >= 1, "maxTokens must be at least 1");
    this.maxTokens = tokens;
    return this;
  }

  /** How strongly to ask for JSON; {@link JsonMode#OBJECT} by default. Falls back by itself. Not null. */
  public OpenAiModelBuilder jsonMode(JsonMode mode) {
    require(mode != null, "jsonMode is missing");
    this.jsonMode = mode;
    return this;
  }

  /** Requests per call including the first, at least 1; 3 by default. */
  public OpenAiModelBuilder maxAttempts(int attempts) {
    require(attempts >= 1, "maxAttempts must be at least 1");
    this.maxAttempts = attempts;
    return this;
  }

  /** Longest time to reach the server; 5 s by default. */
  public OpenAiModelBuilder connectTimeout(Duration timeout) {
    this.connectTimeout = positive(timeout, "connectTimeout");
    return this;
  }

  /** Longest silence of the server, before the first byte or between two; 30 s by default. */
  public OpenAiModelBuilder readTimeout(Duration timeout) {
    this.readTimeout = positive(timeout, "readTimeout");
    return this;
  }

  /** Longest time of one request, however steadily the answer drips; 60 s by default. */
  public OpenAiModelBuilder attemptTimeout(Duration timeout) {
    this.attemptTimeout = positive(timeout, "attemptTimeout");
    return this;
  }

  /** Longest time of one call with all repeats and pauses; 90 s by default. */
  public OpenAiModelBuilder deadline(Duration timeout) {
    this.deadline = positive(timeout, "deadline");
    return this;
  }

  /** Time and chance, for tests. Not null. */
  public OpenAiModelBuilder timekeeper(Timekeeper keeper) {
    require(keeper != null, "timekeeper is missing");
    this.timekeeper = keeper;
    return this;
  }

  /** Changes the HTTP client before it is built: other protocols or name services in tests. */
  OpenAiModelBuilder http(UnaryOperator<OkHttpClient.Builder> change) {
    this.http = change;
    return this;
  }

  /**
   * A model with these settings; connects to nothing yet.
   *
   * @throws IllegalArgumentException if a setting is missing or cannot be used; the message never holds the key
   */
  public OpenAiModel build() {
    require(model != null && !model.isBlank(), "model is missing: the name of the model as the server knows it");
    require(baseUrl != null && !baseUrl.isBlank(), "baseUrl is missing: the address up to the version, http://…/v1");
    HttpUrl base = HttpUrl.parse(baseUrl.strip());
    require(base != null, "baseUrl is not an address that begins with http:// or https://");
    require(base.username().isEmpty() && base.password().isEmpty(),
        "baseUrl holds a user name or password; use apiKey");
    require(apiKey == null || isPrintable(apiKey),
        "apiKey holds a character that cannot be sent; was it copied whole?");
    HttpUrl endpoint = base.newBuilder().addPathSegments("chat/completions").build();
    OkHttpClient.Builder client = Http.client(apiKey, connectTimeout, readTimeout);
    if (!base.isHttps()) {
      // Reading the computer's certificates takes longer than everything else here.
      client.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT));
    }
    return new OpenAiModel(new Settings(apiKey, model, temperature, maxTokens, jsonMode, maxAttempts, attemptTimeout,
        deadline, timekeeper), endpoint, http.apply(client).build());
  }

  private static boolean isPrintable(String key) {
    return key.chars().allMatch(c -> c > ' ' && c < 127);
  }

  private static Duration positive(Duration timeout, String name) {
    require(timeout != null && !timeout.isNegative() && !timeout.isZero(), name + " must be longer than 0");
    return timeout;
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  /** The model's name; never the key. */
  @Override
  public String toString() {
    return "OpenAiModelBuilder[model=" + model + "]";
  }
}
