/** What the engine decided, as typed events; one line of JSON each; no words of the dialogue. */
package io.heartrule.trace;
