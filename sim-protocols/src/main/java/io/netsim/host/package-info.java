/** Puts ip, udp and tcp together into one host. */
@NullMarked
package io.netsim.host;

import org.jspecify.annotations.NullMarked;
