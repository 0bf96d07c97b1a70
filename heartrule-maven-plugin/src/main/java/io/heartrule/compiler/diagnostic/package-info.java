/** What the compiler says about a script, as values, and how it is shown. */
package io.heartrule.compiler.diagnostic;
