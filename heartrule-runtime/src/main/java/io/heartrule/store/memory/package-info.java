/** A store that forgets everything when the process ends; for tests and trials. */
package io.heartrule.store.memory;
