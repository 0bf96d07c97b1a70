/** Mojos: parameters in, markers out. The only place that knows Maven. */
package io.heartrule.compiler.maven;
