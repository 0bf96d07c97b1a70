/**
 * What the compiler knows of the scripts, as one page of HTML to be read by their authors: no other
 * file, no JavaScript, the same bytes for the same scripts.
 */
package io.heartrule.compiler.report;
