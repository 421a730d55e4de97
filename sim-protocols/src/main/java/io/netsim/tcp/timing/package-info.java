/** Round-trip times and the retransmission time-out (RFC 6298). */
@NullMarked
package io.netsim.tcp.timing;

import org.jspecify.annotations.NullMarked;
