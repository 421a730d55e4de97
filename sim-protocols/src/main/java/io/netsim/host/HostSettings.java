package io.netsim.host;

import io.netsim.tcp.TcpConfig;
import io.netsim.transport.PortPolicy;

/**
 * How a host is set up.
 *
 * @param udpReceiveBuffer default of each datagram socket, bytes of datagrams with headers
 */
public record HostSettings(TcpConfig tcp, int udpReceiveBuffer, PortPolicy ports) {
    /** Linux's {@code net.core.rmem_default}. */
    public static final int DEFAULT_UDP_RECEIVE_BUFFER = 212_992;
}
