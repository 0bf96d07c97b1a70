/** One final class per static check. */
package io.heartrule.compiler.analyse.check;
