/** Internet addresses, prefixes and endpoints: plain values that packets, sockets and applications share. Imports nothing. */
@NullMarked
package io.netsim.address;

import org.jspecify.annotations.NullMarked;
