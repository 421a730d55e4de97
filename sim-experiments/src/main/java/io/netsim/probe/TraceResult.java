package io.netsim.probe;

import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;

/**
 * The routers on the way to an address.
 *
 * @param from name of the node that asked
 * @param to what it asked for, as the user named it
 * @param address of it
 * @param maxHops the largest TTL that was to be tried
 * @param packetBytes of each probe, IP header included
 * @param protocol {@code udp} or {@code icmp}
 * @param reached whether the destination has answered
 * @param hops by TTL, from 1
 */
public record TraceResult(
        String from,
        String to,
        String address,
        int maxHops,
        int packetBytes,
        String protocol,
        boolean reached,
        ImmutableList<Hop> hops) {
    /** What came back of the probes of one TTL. */
    public record Hop(int ttl, ImmutableList<Answer> probes) {}

    /**
     * What came back of one probe.
     *
     * @param address who answered, or null if nobody did
     * @param name of the node that has the address, or null
     * @param timeS null without an answer
     * @param mark {@code !N}, {@code !H}, {@code !P} or {@code !F} for an error that is not part of the method, else empty
     */
    public record Answer(
            @Nullable String address,
            @Nullable String name,
            @Nullable Double timeS,
            String mark) {
        static final Answer NONE = new Answer(null, null, null, "");
    }
}
