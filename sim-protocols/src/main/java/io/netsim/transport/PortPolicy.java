package io.netsim.transport;

/**
 * Which ports a host gives out by itself, and whether its applications may take ports 0 to 1023.
 *
 * @param lowest first ephemeral port, 1 to 65535
 * @param highest last ephemeral port, not below the first
 * @param random whether the search for a free port starts at a random place (RFC 6056 §3.3.1), else where the last ended
 * @param privileged whether ports below 1024 may be bound
 */
public record PortPolicy(int lowest, int highest, boolean random, boolean privileged) {
    /** 1024–65535, as in 4.2BSD's successors without a bound. */
    public static final PortPolicy CLASSIC = new PortPolicy(1024, 65535, false, true);
    /** 49152–65535, the dynamic ports of RFC 6335 §6. */
    public static final PortPolicy IANA = new PortPolicy(49152, 65535, false, true);
    /** 32768–60999, Linux's {@code ip_local_port_range}. */
    public static final PortPolicy LINUX = new PortPolicy(32768, 60999, false, true);

    public PortPolicy {
        if (lowest < 1 || highest > 65535 || lowest > highest) {
            throw new IllegalArgumentException("a port range lies within 1 to 65535, not " + lowest + " to " + highest);
        }
    }

    public boolean mayBind(int port) {
        return port == 0 || port >= 1024 || privileged;
    }
}
