/** Scripts as immutable values: what the author wrote, with the place of every word. */
package io.heartrule.compiler.model;
