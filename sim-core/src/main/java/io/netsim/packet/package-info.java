/** What a wire carries: addresses, size, TTL and an opaque payload; and the named fates a packet can meet. */
@NullMarked
package io.netsim.packet;

import org.jspecify.annotations.NullMarked;
