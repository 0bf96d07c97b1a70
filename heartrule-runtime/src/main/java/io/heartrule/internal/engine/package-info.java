/** The engine: runs frames, asks, rules, queue and background work of one conversation. */
package io.heartrule.internal.engine;
