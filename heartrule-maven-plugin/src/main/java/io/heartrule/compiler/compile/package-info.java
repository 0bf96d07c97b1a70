/** The compiler's front door: the phases in order. */
package io.heartrule.compiler.compile;
