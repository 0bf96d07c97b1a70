/** Conversation tests: read, held against the names of the scripts, and written as JUnit classes. */
package io.heartrule.compiler.transcript;
