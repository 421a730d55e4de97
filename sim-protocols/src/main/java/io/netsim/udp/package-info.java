/** The datagram model: RFC 768. */
@NullMarked
package io.netsim.udp;

import org.jspecify.annotations.NullMarked;
