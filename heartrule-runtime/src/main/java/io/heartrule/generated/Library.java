package io.heartrule.generated;

import java.util.List;
import java.util.Map;

/** All parts of a script project by name, implemented by the generated {@code Scripts}; found through ServiceLoader. */
public interface Library {
  /** The version of the boundary between generated code and this engine; grows when old code no longer runs. */
  int BOUNDARY = 1;

  /** The boundary that this was generated for; 0 if it was before anybody asked. */
  default int boundary() {
    return 0;
  }

  /** Stable name of the library: its base package. */
  String name();

  /** Changes whenever the meaning of a script changes. */
  String fingerprint();

  /** Ids of the sessions in file order. */
  List<String> sessions();

  /** Names of the skills in file order. */
  List<String> skills();

  /** @throws IllegalArgumentException if there is none of that id */
  Session<?, ?> session(String id);

  /** @throws IllegalArgumentException if there is none of that id */
  Topic<?> topic(String id);

  RuleBook rules();

  Part<? extends Variables> globals();

  /** What the files set (N14), by the names of the script. */
  Map<String, String> settings();
}
