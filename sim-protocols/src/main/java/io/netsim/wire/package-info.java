/**
 * Real bytes: IPv4, IPv6, TCP, UDP and ICMP headers to bytes and back, with their checksums. Decoding is total: any bytes give a
 * value or a named flaw, never an exception.
 */
@NullMarked
package io.netsim.wire;

import org.jspecify.annotations.NullMarked;
