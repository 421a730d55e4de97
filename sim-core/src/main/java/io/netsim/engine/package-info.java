/** The clock, the event queue, timers and the run loop. Has never heard of packets. */
@NullMarked
package io.netsim.engine;

import org.jspecify.annotations.NullMarked;
