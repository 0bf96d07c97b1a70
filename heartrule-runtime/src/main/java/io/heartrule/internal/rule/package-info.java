/** The life of rules: opening, closing, cancelling, judging. */
package io.heartrule.internal.rule;
