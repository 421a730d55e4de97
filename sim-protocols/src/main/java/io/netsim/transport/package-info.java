/** What UDP and TCP share: bindings of sockets to addresses and ports, ephemeral ports, the tables that demultiplexers look into. */
@NullMarked
package io.netsim.transport;

import org.jspecify.annotations.NullMarked;
