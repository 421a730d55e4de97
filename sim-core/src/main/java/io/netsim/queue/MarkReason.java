package io.netsim.queue;

/** Why a queue has marked a packet. */
public enum MarkReason {
    /** More than a fixed number of packets or bytes waited (DCTCP's K, RFC 8257 §3.1). */
    THRESHOLD(0, "threshold"),
    /** By chance, with the probability of the queue's control law (RED, PIE, PI2). */
    EARLY(1, "early"),
    /** The average length was beyond the maximum (RED). */
    FORCED(2, "forced"),
    /** Packets stayed above the target for an interval (CoDel). */
    SOJOURN(3, "sojourn"),
    /** The sojourn time was above a step (RFC 9332 §2.5.1.1, RFC 8290's {@code ce_threshold}). */
    STEP(4, "step"),
    /** By the coupled probability of the other queue (RFC 9332 §2.4). */
    COUPLED(5, "coupled");

    /** How many there are. */
    public static final int COUNT = values().length;

    private final int code;
    private final String label;

    MarkReason(int code, String label) {
        this.code = code;
        this.label = label;
    }

    /** A number from 0 to {@link #COUNT} − 1. */
    public int code() {
        return code;
    }

    /** The name in results. */
    public String label() {
        return label;
    }
}
