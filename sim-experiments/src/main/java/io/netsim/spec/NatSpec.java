package io.netsim.spec;

import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;

/**
 * How a router translates addresses, {@code {kind: nat, outside: isp}}.
 *
 * @param address the external IPv4 address, or null to have one assigned
 * @param outside neighbours on the outside; none for all routers among the neighbours
 * @param mapping which packets of an inside endpoint share an external port
 * @param filtering which packets from outside are let in
 * @param firstPort lowest external port
 * @param lastPort highest external port
 * @param preservePorts whether an inside port is kept where it is free
 * @param timeouts idle times of mappings
 * @param forwards ports that lead to inside hosts
 */
public record NatSpec(
        @Nullable String address,
        ImmutableList<String> outside,
        Behaviour mapping,
        Behaviour filtering,
        int firstPort,
        int lastPort,
        boolean preservePorts,
        Timeouts timeouts,
        ImmutableList<Forward> forwards) {
    /** What of the outside endpoint counts (RFC 4787 §4.1, §5). */
    public enum Behaviour {
        ENDPOINT_INDEPENDENT,
        ADDRESS_DEPENDENT,
        ADDRESS_AND_PORT_DEPENDENT
    }

    /** Idle times, picoseconds: of UDP, of established and of opening or closing TCP connections, of ICMP echo. */
    public record Timeouts(long udpPs, long tcpPs, long tcpTransitoryPs, long icmpPs) {
        /** 5 min, 124 min, 4 min, 60 s. */
        public static final Timeouts DEFAULT =
                new Timeouts(300_000_000_000_000L, 7_440_000_000_000_000L, 240_000_000_000_000L, 60_000_000_000_000L);
    }

    /** An external port that leads to a port of an inside host. */
    public record Forward(Protocol protocol, int port, String to, int toPort) {}

    /** What a forward is of. */
    public enum Protocol {
        TCP,
        UDP
    }
}
