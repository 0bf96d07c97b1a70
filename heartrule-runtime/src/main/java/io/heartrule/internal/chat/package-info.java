/** The chat in a terminal, for authors of scripts: started by the Maven plugin, which does not share its classes. */
package io.heartrule.internal.chat;
