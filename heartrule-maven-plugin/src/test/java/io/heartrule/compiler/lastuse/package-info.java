/** Last uses, judged by running every way through random scripts. */
package io.heartrule.compiler.lastuse;
