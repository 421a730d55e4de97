/**
 * Asks a network how it is: {@code ping} and {@code traceroute} over a topology in which nothing else happens. Packets in,
 * records out.
 */
@NullMarked
package io.netsim.probe;

import org.jspecify.annotations.NullMarked;
