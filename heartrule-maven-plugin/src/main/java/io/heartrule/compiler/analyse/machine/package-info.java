/** The lowered form: state machines and tables, nothing left to decide. */
package io.heartrule.compiler.analyse.machine;
