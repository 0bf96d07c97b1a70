package io.heartrule.generated;

/** The variables of a part that has none. */
public final class NoVars extends Variables {
}
