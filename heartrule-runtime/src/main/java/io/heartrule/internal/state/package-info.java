/** The state of one conversation: frames, queue, rules, dialogue; and its JSON. */
package io.heartrule.internal.state;
