package io.netsim.tcp.recovery;

import io.netsim.rfc.Rfc;

/**
 * Proportional rate reduction (RFC 6937; RFC 9937): in recovery as many bytes leave as bring the flight to the threshold just
 * when it ends; below the threshold as many as arrive (packet conservation), and one segment more for each acknowledgement
 * that moves SND.UNA and shows no new loss (the slow-start reduction bound).
 */
@Rfc(
        number = 6937,
        value = {"prr", "reduction-bound"})
final class ProportionalRateReduction {
    private final int mss;
    private long priorCwnd;
    private long ssthresh;
    private long delivered;
    private long out;
    private long cwnd;

    ProportionalRateReduction(int mss) {
        this.mss = mss;
    }

    /** A reduction begins (RFC 6937 §3). */
    void begin(long cwndBefore, long newSsthresh) {
        priorCwnd = cwndBefore;
        ssthresh = newSsthresh;
        delivered = 0;
        out = 0;
        cwnd = cwndBefore;
    }

    /** The window, bytes. */
    long cwndBytes() {
        return cwnd;
    }

    /** Something was sent (prr_out). */
    void sent(long bytes) {
        out += bytes;
    }

    /**
     * An acknowledgement within the reduction.
     *
     * @param deliveredBytes what it shows to have arrived
     * @param safe whether it moves SND.UNA and shows no further loss (RFC 9937 §6: SafeACK)
     */
    void onAck(long deliveredBytes, long pipe, boolean safe) {
        if (deliveredBytes <= 0) {
            return;
        }
        delivered += deliveredBytes;
        long send;
        if (pipe > ssthresh) {
            send = allowed() - out;
        } else {
            send = Math.max(delivered - out, deliveredBytes);
            send = Math.min(ssthresh - pipe, safe ? send + mss : send);
        }
        cwnd = pipe + Math.max(send, out == 0 ? mss : 0); // the first retransmission leaves whatever the counts say
    }

    /** CEIL(prr_delivered × ssthresh / RecoverFS) of RFC 6937 §3.1, in whole segments. */
    private long allowed() {
        double share = (double) ssthresh / mss * delivered / Math.max(mss, priorCwnd);
        return (long) Math.ceil(share - 1e-9) * mss;
    }
}
