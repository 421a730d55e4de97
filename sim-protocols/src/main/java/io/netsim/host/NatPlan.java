package io.netsim.host;

import com.google.common.collect.ImmutableList;
import io.netsim.nat.NatSettings;

/**
 * A NAT to be built.
 *
 * @param settings its behaviour, forwards left out
 * @param outside names of the neighbours on the outside; none for all routers among them
 * @param forwards by the names of inside hosts
 */
public record NatPlan(NatSettings settings, ImmutableList<String> outside, ImmutableList<Forward> forwards) {
    /**
     * A port that leads to an inside host.
     *
     * @param protocol 6 or 17
     * @param port the external one
     * @param toPort that of the host
     */
    public record Forward(int protocol, int port, String to, int toPort) {}
}
