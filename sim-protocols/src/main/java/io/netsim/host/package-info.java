/** Puts ip, udp and tcp together into hosts, and hosts, routers and links into a network. */
@NullMarked
package io.netsim.host;

import org.jspecify.annotations.NullMarked;
