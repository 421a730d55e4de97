package io.netsim.nat;

import com.google.common.collect.ImmutableList;
import io.netsim.address.Endpoint;
import io.netsim.time.Time;

/**
 * How a NAT behaves, in the words of RFC 4787.
 *
 * @param mapping which packets of an inside endpoint share an external port (§4.1)
 * @param filtering which packets from outside a mapping lets in (§5)
 * @param firstPort lowest external port
 * @param lastPort highest external port
 * @param preservesPorts whether an inside port is kept where it is free (§4.2.1)
 * @param udpTimeoutPs idle time of UDP mappings
 * @param tcpTimeoutPs idle time of established connections
 * @param tcpTransitoryTimeoutPs idle time of connections that open or close
 * @param icmpTimeoutPs idle time of echo identifiers
 * @param forwards ports that lead to inside endpoints for ever
 */
public record NatSettings(
        Behaviour mapping,
        Behaviour filtering,
        int firstPort,
        int lastPort,
        boolean preservesPorts,
        long udpTimeoutPs,
        long tcpTimeoutPs,
        long tcpTransitoryTimeoutPs,
        long icmpTimeoutPs,
        ImmutableList<Forward> forwards) {
    /** What of the outside endpoint counts. */
    public enum Behaviour {
        ENDPOINT_INDEPENDENT,
        ADDRESS_DEPENDENT,
        ADDRESS_AND_PORT_DEPENDENT
    }

    /**
     * A static mapping.
     *
     * @param protocol 6 or 17
     * @param port the external one
     */
    public record Forward(int protocol, int port, Endpoint inside) {}

    /**
     * Endpoint-independent mapping, which the RFCs demand, with the filter of most home routers, and the recommended
     * time-outs: 5 minutes for UDP (RFC 4787 REQ-5), 2 hours 4 minutes and 4 minutes for TCP (RFC 5382 REQ-5), 60 s for echo
     * (RFC 5508 REQ-2).
     */
    public static final NatSettings DEFAULT = new NatSettings(
            Behaviour.ENDPOINT_INDEPENDENT,
            Behaviour.ADDRESS_AND_PORT_DEPENDENT,
            1024,
            65_535,
            true,
            5 * Time.MINUTE,
            124 * Time.MINUTE,
            4 * Time.MINUTE,
            Time.MINUTE,
            ImmutableList.of());

    /** @throws IllegalArgumentException if the range of ports is empty or too wide */
    public NatSettings {
        if (firstPort < 1 || lastPort > 65_535 || firstPort > lastPort) {
            throw new IllegalArgumentException(
                    "external ports are a range within 1 to 65535, not " + firstPort + " to " + lastPort);
        }
    }
}
