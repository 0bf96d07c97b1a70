/** The port to language models: what a call asks, what comes back, what can go wrong. */
package io.heartrule.model;
