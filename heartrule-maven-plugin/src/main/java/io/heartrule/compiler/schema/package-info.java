/**
 * The script language as a JSON Schema, for editors. Keys and words come from the tables by which scripts
 * are read; what this package adds is what stands behind a key, what excludes what, and what to show on hover.
 */
package io.heartrule.compiler.schema;
