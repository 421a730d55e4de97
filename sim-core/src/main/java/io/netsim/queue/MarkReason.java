package io.netsim.queue;

/** Why a queue has marked a packet. */
public enum MarkReason {
    /** More than a fixed number of packets or bytes waited (DCTCP's K, RFC 8257 §3.1). */
    THRESHOLD("threshold"),
    /** By chance, with the probability of the queue's control law (RED, PIE, PI2). */
    EARLY("early"),
    /** The average length was beyond the maximum (RED). */
    FORCED("forced"),
    /** Packets stayed above the target for an interval (CoDel). */
    SOJOURN("sojourn"),
    /** The sojourn time was above a step (RFC 9332 §2.5.1.1, RFC 8290's {@code ce_threshold}). */
    STEP("step"),
    /** By the coupled probability of the other queue (RFC 9332 §2.4). */
    COUPLED("coupled");

    /** How many there are. */
    public static final int COUNT = values().length;

    private final String label;

    MarkReason(String label) {
        this.label = label;
    }

    /** The name in results. */
    public String label() {
        return label;
    }
}
