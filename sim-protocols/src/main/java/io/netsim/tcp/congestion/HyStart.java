package io.netsim.tcp.congestion;

import io.netsim.rfc.Rfc;
import io.netsim.time.Time;

/**
 * Ends slow start before the first loss, as Linux's CUBIC does (Ha and Rhee, 2011, with the kernel's thresholds): when the
 * acknowledgements of one round have come in one train for half of the smallest round-trip time, or when the smallest
 * round-trip time of eight samples of a round has grown by an eighth, at least 4 and at most 16 ms.
 */
@Rfc(number = 9438, value = "slow-start")
final class HyStart implements SlowStartExit {
    private static final int LOW_WINDOW = 16;
    private static final int MIN_SAMPLES = 8;
    private static final long TRAIN_GAP_PS = 2 * Time.MILLISECOND;
    private static final long LEAST_GROWTH_PS = 4 * Time.MILLISECOND;
    private static final long MOST_GROWTH_PS = 16 * Time.MILLISECOND;
    private static final long MOST_BURST_PS = Time.MILLISECOND;
    /** Bytes in four of the largest bursts a Linux sender hands to its device. */
    private static final double BURST_BYTES = 4 * 65536;

    private final int lowWindowBytes;
    private final boolean paced;
    private boolean found;
    /** A time-out starts a round that lasts until all is acknowledged that was outstanding then. */
    private boolean roundOfTimeout;

    private long delayMinPs = Time.NEVER;
    private long roundEnd;
    private long roundStartPs;
    private long lastAckPs;
    private long roundMinPs = Time.NEVER;
    private int samples;

    /** @param paced whether acknowledgements come evenly over the round trip anyway, because segments leave so */
    HyStart(int mss, boolean paced) {
        this.lowWindowBytes = LOW_WINDOW * mss;
        this.paced = paced;
    }

    @Override
    public void restart() {
        found = false;
        roundOfTimeout = true;
        delayMinPs = Time.NEVER;
        roundEnd = -1;
        roundMinPs = Time.NEVER;
        samples = 0;
        lastAckPs = -Time.SECOND;
    }

    @Override
    public long growth(long amount) {
        return amount;
    }

    @Override
    public boolean ends(AckEvent ack, long cwndBytes, boolean inSlowStart) {
        if (ack.rttPs < 0) {
            return false;
        }
        delayMinPs = Math.min(delayMinPs, ack.rttPs);
        if (found || !inSlowStart) {
            return false;
        }
        roundOfTimeout &= ack.afterTimeout;
        if (!roundOfTimeout && ack.ackedTo > roundEnd) {
            roundEnd = ack.sentTo;
            roundStartPs = ack.nowPs;
            lastAckPs = ack.nowPs;
            roundMinPs = Time.NEVER;
            samples = 0;
        }
        if (cwndBytes >= lowWindowBytes) {
            boolean grown = delayHasGrown(ack.rttPs);
            found = trainIsLong(ack, cwndBytes) || grown;
        }
        return found;
    }

    private boolean trainIsLong(AckEvent ack, long cwndBytes) {
        if (ack.nowPs - lastAckPs > TRAIN_GAP_PS) {
            return false;
        }
        lastAckPs = ack.nowPs;
        double bytesPerPs = 2.0 * cwndBytes / Math.max(1, ack.srttPs);
        long burst = (long) Math.min((double) MOST_BURST_PS, BURST_BYTES / bytesPerPs);
        long threshold = delayMinPs + burst;
        return ack.nowPs - roundStartPs > (paced ? threshold : threshold / 2);
    }

    private boolean delayHasGrown(long rttPs) {
        roundMinPs = Math.min(roundMinPs, rttPs);
        if (samples < MIN_SAMPLES) {
            samples++;
            return false;
        }
        long growth = Math.max(LEAST_GROWTH_PS, Math.min(MOST_GROWTH_PS, delayMinPs / 8));
        return roundMinPs > delayMinPs + growth;
    }
}
