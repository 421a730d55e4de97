package io.netsim.host;

import io.netsim.ip.IpSettings;
import io.netsim.socket.DontFragment;
import io.netsim.tcp.TcpConfig;
import io.netsim.transport.PortPolicy;

/**
 * How a host is set up.
 *
 * @param udpReceiveBuffer default of each datagram socket, bytes of datagrams with headers
 * @param udpDontFragment default of each datagram socket
 */
public record HostSettings(
        TcpConfig tcp, int udpReceiveBuffer, DontFragment udpDontFragment, PortPolicy ports, IpSettings ip) {
    /** Linux's {@code net.core.rmem_default}. */
    public static final int DEFAULT_UDP_RECEIVE_BUFFER = 212_992;

    /** With IP and datagrams as in Linux. */
    public HostSettings(TcpConfig tcp, int udpReceiveBuffer, PortPolicy ports) {
        this(tcp, udpReceiveBuffer, DontFragment.WANT, ports, IpSettings.DEFAULT);
    }
}
