/** From what is known of a project to machines: every decision about the generated code is taken here. */
package io.heartrule.compiler.analyse.lower;
