package io.netsim.tcp.congestion;

/**
 * BBR's congestion window in recovery: less what was lost, by packet conservation in the first round of fast recovery, and
 * afterwards what it was before.
 */
final class BbrWindow {
    static final int LEAST = 4;

    private int cwnd;
    /** What is restored after a recovery and after the probe for the round-trip time. */
    private int prior;

    private boolean recovering;
    private boolean inFastRecovery;
    private boolean conserves;

    BbrWindow(int initial) {
        this.cwnd = initial;
    }

    int segments() {
        return cwnd;
    }

    /** A round trip has ended, and with it packet conservation. */
    void roundEnded() {
        conserves = false;
    }

    /** Notes the window before something cuts it. */
    void save(boolean probingRtt) {
        prior = recovering || probingRtt ? Math.max(prior, cwnd) : cwnd;
    }

    void restore() {
        cwnd = Math.max(cwnd, prior);
    }

    /**
     * Takes account of losses and of the beginning and the end of a recovery.
     *
     * @param acked segments newly delivered
     * @param inFlight segments in the network
     * @return whether recovery begins with this acknowledgement: a round starts
     */
    boolean recover(AckEvent ack, int acked, int inFlight) {
        cwnd = Math.max(1, cwnd - ack.lostSegments);
        boolean now = ack.inRecovery || ack.afterTimeout;
        boolean begins = ack.inRecovery && !inFastRecovery;
        if (begins) {
            conserves = true;
            cwnd = inFlight + acked;
        } else if (recovering && !now) {
            restore();
            conserves = false;
        }
        inFastRecovery = ack.inRecovery;
        recovering = now;
        if (conserves) {
            cwnd = Math.max(cwnd, inFlight + acked);
        }
        return begins;
    }

    /** Moves towards a target, unless packets are conserved: down to it only if the pipe has been full. */
    void approach(long target, int acked, boolean full, boolean beginning) {
        if (conserves) {
            return;
        }
        if (full) {
            cwnd = (int) Math.min((long) cwnd + acked, target);
        } else if (cwnd < target || beginning) {
            cwnd += acked;
        }
        cwnd = Math.max(cwnd, LEAST);
    }

    /** No more than the least window. */
    void shrink() {
        cwnd = Math.min(cwnd, LEAST);
    }

    /** The retransmission timer has expired. */
    void timedOut(int inFlight) {
        cwnd = inFlight + 1;
        recovering = true;
        inFastRecovery = false;
    }
}
