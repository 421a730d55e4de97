/** Simulated applications: what hosts have to say to each other. They see sockets, a clock and random streams, nothing below. */
@NullMarked
package io.netsim.app;

import org.jspecify.annotations.NullMarked;
