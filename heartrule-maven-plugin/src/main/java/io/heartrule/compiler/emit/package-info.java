/** Machines to Java source, in memory; decides nothing, reports nothing. */
package io.heartrule.compiler.emit;
