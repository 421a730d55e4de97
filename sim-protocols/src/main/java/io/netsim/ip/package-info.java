/** The Internet layer: IPv4 and IPv6 addresses, routes, forwarding, TTL, ICMP, and the demultiplexing by protocol number. */
@NullMarked
package io.netsim.ip;

import org.jspecify.annotations.NullMarked;
