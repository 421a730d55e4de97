package io.netsim.tcp.recovery;

import io.netsim.tcp.send.AckSample;
import io.netsim.tcp.send.RetransmissionQueue;

/**
 * Without SACK each duplicate acknowledgement stands for one segment that has arrived behind the hole (RFC 5681 §3.2, RFC 6582):
 * this counts them as if they were reported.
 */
final class DuplicateAcks {
    /** So many show a loss (RFC 5681 §3.2). */
    static final int THRESHOLD = 3;

    private final RetransmissionQueue queue;
    private final int mss;
    private final int maxReordering;
    private int segments;
    private int reordering = THRESHOLD;

    /** @param maxReordering the largest degree of reordering that is remembered, segments */
    DuplicateAcks(RetransmissionQueue queue, int mss, int maxReordering) {
        this.queue = queue;
        this.mss = mss;
        this.maxReordering = maxReordering;
    }

    long bytes() {
        return (long) segments * mss;
    }

    boolean showLoss() {
        return segments >= reordering;
    }

    /** One more; more than there are segments without a hole among them shows reordering. */
    void add() {
        segments++;
        int holes = Math.min(queue.count(), Math.max(1, (int) (queue.lostBytes() / mss)));
        if (segments + holes > queue.count()) {
            segments = queue.count() - holes;
            reordering = Math.max(reordering, Math.min(queue.count() + 1, maxReordering));
        }
    }

    /** Outside of recovery, after an acknowledgement: new data acknowledged starts the count anew. */
    void count(AckSample ack) {
        if (ack.advanced) {
            forget();
        }
        if (ack.duplicate) {
            add();
        }
    }

    /** Segments were acknowledged: one filled the hole, the others had caused duplicates. */
    void acknowledged(int acked) {
        segments = Math.max(0, segments - Math.max(0, acked - 1));
    }

    void forget() {
        segments = 0;
    }
}
