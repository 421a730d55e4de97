package io.netsim.socket;

import io.netsim.time.Time;

/**
 * Options of stream sockets, by their names in POSIX and Linux.
 *
 * @param name such as {@code TCP_NODELAY}
 * @param type class of its values
 */
public record StreamOption<T>(String name, Class<T> type) {
    /** Nagle's algorithm off (RFC 9293 §3.7.4). */
    public static final StreamOption<Boolean> TCP_NODELAY = new StreamOption<>("TCP_NODELAY", Boolean.class);
    /** Upper bound of the segment size, bytes, 88 to 65,495. */
    public static final StreamOption<Integer> TCP_MAXSEG = new StreamOption<>("TCP_MAXSEG", Integer.class);
    /** Send buffer, bytes. */
    public static final StreamOption<Integer> SO_SNDBUF = new StreamOption<>("SO_SNDBUF", Integer.class);
    /** Receive buffer, bytes. */
    public static final StreamOption<Integer> SO_RCVBUF = new StreamOption<>("SO_RCVBUF", Integer.class);
    /** Keepalive probes on an idle connection (RFC 9293 §3.8.4). */
    public static final StreamOption<Boolean> SO_KEEPALIVE = new StreamOption<>("SO_KEEPALIVE", Boolean.class);
    /** How long sent data may stay without acknowledgement, picoseconds (RFC 5482); {@link Time#NEVER} for no limit. */
    public static final StreamOption<Long> TCP_USER_TIMEOUT = new StreamOption<>("TCP_USER_TIMEOUT", Long.class);
    /** A bind to a port whose connections are in TIME-WAIT is allowed. */
    public static final StreamOption<Boolean> SO_REUSEADDR = new StreamOption<>("SO_REUSEADDR", Boolean.class);
    /** Congestion control by its name, such as {@code cubic}; counts if set before connecting or listening. */
    public static final StreamOption<String> TCP_CONGESTION = new StreamOption<>("TCP_CONGESTION", String.class);
    /** Quick acknowledgements for now, or waiting for the application's answers (Linux). */
    public static final StreamOption<Boolean> TCP_QUICKACK = new StreamOption<>("TCP_QUICKACK", Boolean.class);
    /**
     * What close does with data not yet acknowledged: −1, the default, sends it in the background; 0 throws it away and resets
     * the connection. Longer times, which make close wait, count as −1: no call waits here.
     */
    public static final StreamOption<Long> SO_LINGER = new StreamOption<>("SO_LINGER", Long.class);
}
