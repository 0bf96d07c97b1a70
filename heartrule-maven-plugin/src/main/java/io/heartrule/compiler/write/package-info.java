/** The only place that touches the disk: writes what differs, removes what no script yields any more. */
package io.heartrule.compiler.write;
