/** How long the engine takes and what it keeps, beside the same work by hand and a peer; see docs/benchmarks.md. */
package io.heartrule.benchmarks.runtime;
