package io.heartrule.model.openai;

/** How strongly the server is asked to answer in JSON; a server that refuses a mode is asked with the next weaker. */
public enum JsonMode {
  /** Nothing is asked: the prompt alone says what the answer looks like. */
  NONE,
  /** {@code response_format: json_object}: some JSON object. */
  OBJECT,
  /** {@code response_format: json_schema}: an object with exactly the expected keys, in their order. */
  SCHEMA;

  /** The next weaker mode; {@link #NONE} stays. */
  JsonMode weaker() {
    return this == SCHEMA ? OBJECT : NONE;
  }
}
