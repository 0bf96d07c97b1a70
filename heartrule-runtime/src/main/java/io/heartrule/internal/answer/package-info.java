/** Reading what models write: tolerant of form, strict about what is accepted. */
package io.heartrule.internal.answer;
