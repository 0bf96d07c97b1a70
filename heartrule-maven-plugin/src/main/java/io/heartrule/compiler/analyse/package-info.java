/** What names mean, which types variables have, and what a script does, before any Java is written. */
package io.heartrule.compiler.analyse;
