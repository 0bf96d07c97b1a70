package io.heartrule.generated;

/**
 * A session as apps name it: {@code Scripts.评估性会谈}. Holding it loads no session class.
 *
 * @param <R> the record of the session's variables
 */
public record SessionKey<R extends Record>(Library library, String id) {
}
