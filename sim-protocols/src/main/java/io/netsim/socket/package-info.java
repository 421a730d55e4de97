/** The application's view of a host: stream sockets (SOCK_STREAM, TCP), datagram sockets (SOCK_DGRAM, UDP), options and error kinds. Interfaces only. */
@NullMarked
package io.netsim.socket;

import org.jspecify.annotations.NullMarked;
