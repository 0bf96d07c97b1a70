package io.heartrule.generated;

/**
 * A skill as apps and tests name it. Holding it loads no topic class.
 *
 * @param <V> its variables
 */
public record SkillKey<V extends Variables>(Library library, String id) {
}
