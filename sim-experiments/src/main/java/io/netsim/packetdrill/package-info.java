/**
 * The packetdrill interpreter: plays a script against the TCP of a simulated host in virtual time, segment by segment, and
 * says what differs. The script's side of the wire is the interpreter; what the host sends is compared byte by byte as the
 * room {@code io.netsim.wire} encodes it.
 */
@NullMarked
package io.netsim.packetdrill;

import org.jspecify.annotations.NullMarked;
