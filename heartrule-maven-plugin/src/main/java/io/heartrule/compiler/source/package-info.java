/** Files, spans and positions: where a thing stands in a script. */
package io.heartrule.compiler.source;
