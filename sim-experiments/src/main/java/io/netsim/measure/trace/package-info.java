/** Follows single packets through a run: hops, fates, causes, states of connections, look-ups of sockets. Bounded. */
@NullMarked
package io.netsim.measure.trace;

import org.jspecify.annotations.NullMarked;
