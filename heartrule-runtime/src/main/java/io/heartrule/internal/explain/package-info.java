/** Says in words why rules have fired or have not, for people who may read the dialogue. */
package io.heartrule.internal.explain;
