/** The port to whatever keeps conversations. */
package io.heartrule.store;
