package io.heartrule.compiler.schema;

import io.heartrule.compiler.diagnostic.Messages;

/** What editors show: wordings of {@code messages/schema_LANGUAGE.properties}. */
final class Hover {
  private final Messages messages;

  Hover(Messages messages) {
    this.messages = messages;
  }

  /** The meaning of a key in an item: what is said of it there, else in general. */
  String key(String head, String key) {
    String here = own(head, key);
    return here == null ? messages.hover(key) : here;
  }

  /** The meaning of a key that it has in this kind of item only, or null. */
  String own(String head, String key) {
    return messages.hover((head.isEmpty() ? "file" : head) + "." + key);
  }

  /** The meaning of a word behind a key. */
  String word(String list, String word) {
    return messages.hover("word." + list + "." + word);
  }

  /** What an editor says of a value or key that does not fit. */
  String problem(String key, Object argument) {
    String text = messages.hover("problem." + key);
    return text == null ? null : text.replace("{0}", String.valueOf(argument));
  }

  /** A wording of the schema itself. */
  String text(String key) {
    return messages.hover(key);
  }
}
