/** JSON as plain maps and lists, and variables as JSON. */
package io.heartrule.internal.json;
