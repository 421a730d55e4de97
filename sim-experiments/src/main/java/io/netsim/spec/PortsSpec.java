package io.netsim.spec;

/**
 * The port rules of a host, {@code ports: {range: linux, policy: random, privileged: true}}.
 *
 * @param first lowest ephemeral port, 1 to 65535
 * @param last highest ephemeral port, not below {@code first}
 * @param policy how the next free one is chosen; random unless told otherwise
 * @param privileged whether its applications may bind ports 0 to 1023; true unless told otherwise
 */
public record PortsSpec(int first, int last, Policy policy, boolean privileged) {
    /** {@code linux} range, random, privileged. */
    public static final PortsSpec DEFAULT = new PortsSpec(32_768, 60_999, Policy.RANDOM, true);

    /** How an ephemeral port is chosen. */
    public enum Policy {
        /** One after the other, from the lowest. */
        SEQUENTIAL,
        /** At random, from the host's own stream. */
        RANDOM
    }
}
