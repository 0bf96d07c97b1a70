/** From bytes to script values; never throws on bad input. */
package io.heartrule.compiler.read;
