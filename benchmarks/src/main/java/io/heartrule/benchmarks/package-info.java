/** How long the compiler takes and what it needs, beside javac on the same output; see {@code docs/benchmarks.md}. */
package io.heartrule.benchmarks;
