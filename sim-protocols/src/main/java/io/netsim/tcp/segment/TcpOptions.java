package io.netsim.tcp.segment;

/**
 * The options of a SYN: what the two ends agree on when they connect.
 *
 * @param mss largest segment the sender of the option can receive, bytes (RFC 9293 §3.7.1); −1 where absent
 * @param windowScale shift of the windows in later segments, 0 to 14 (RFC 7323 §2.2); −1 where absent
 * @param sackPermitted whether the sender understands selective acknowledgements (RFC 2018 §2)
 */
public record TcpOptions(int mss, int windowScale, boolean sackPermitted) {
    public static final TcpOptions NONE = new TcpOptions(-1, -1, false);

    private static final int MSS_BYTES = 4;
    private static final int WINDOW_SCALE_BYTES = 3;
    private static final int SACK_PERMITTED_BYTES = 2;

    /** Bytes in the header, before padding. */
    int length() {
        return (mss < 0 ? 0 : MSS_BYTES)
                + (windowScale < 0 ? 0 : WINDOW_SCALE_BYTES)
                + (sackPermitted ? SACK_PERMITTED_BYTES : 0);
    }

    @Override
    public String toString() {
        return (mss < 0 ? "" : "mss " + mss)
                + (windowScale < 0 ? "" : " wscale " + windowScale)
                + (sackPermitted ? " sackOK" : "");
    }
}
