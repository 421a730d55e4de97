package io.netsim.tcp.timing;

import io.netsim.time.Time;

/**
 * The smoothed round-trip time and the retransmission time-out of RFC 6298 §2, with the back-off of §5.5.
 *
 * <p>RTO = SRTT + max(G, 4 × RTTVAR), not below a floor; or, as Linux has it, SRTT + max(floor, 4 × RTTVAR).
 */
public final class RttEstimator {
    private final long initialRtoPs;
    private final long minRtoPs;
    private final long maxRtoPs;
    private final boolean floorOnVariance;
    private final long granularityPs;

    private long srttPs;
    private long rttvarPs;
    private long rtoPs;
    private int backoff;
    private boolean sampled;

    /**
     * @param initialRtoPs before the first sample (RFC 6298 §2.1: 1 s)
     * @param minRtoPs the floor (§2.4: 1 s; Linux 200 ms)
     * @param maxRtoPs the ceiling (§2.5: at least 60 s)
     * @param floorOnVariance whether the floor holds for the term of the variance instead of for the whole
     * @param granularityPs G, the clock's granularity
     */
    public RttEstimator(long initialRtoPs, long minRtoPs, long maxRtoPs, boolean floorOnVariance, long granularityPs) {
        this.initialRtoPs = initialRtoPs;
        this.minRtoPs = minRtoPs;
        this.maxRtoPs = maxRtoPs;
        this.floorOnVariance = floorOnVariance;
        this.granularityPs = granularityPs;
        this.rtoPs = initialRtoPs;
    }

    /** Takes a measured round-trip time (§2.2, §2.3); ends the back-off. */
    public void sample(long rttPs) {
        if (!sampled) {
            sampled = true;
            srttPs = rttPs;
            rttvarPs = rttPs / 2;
        } else {
            rttvarPs += (Math.abs(srttPs - rttPs) - rttvarPs) / 4;
            srttPs += (rttPs - srttPs) / 8;
        }
        backoff = 0;
        long variance = Math.max(granularityPs, 4 * rttvarPs);
        long rto = floorOnVariance ? srttPs + Math.max(minRtoPs, variance) : Math.max(minRtoPs, srttPs + variance);
        rtoPs = Math.min(maxRtoPs, rto);
    }

    /** After a time-out: doubles the RTO (§5.5). */
    public void backOff() {
        backoff++;
    }

    /** If the SYN had to be repeated, data starts with an RTO of 3 s (§5.7). */
    public void afterSynTimeout() {
        if (!sampled) {
            backoff = 0;
            rtoPs = Math.min(maxRtoPs, Math.max(initialRtoPs, 3 * Time.SECOND));
        }
    }

    public void endBackOff() {
        backoff = 0;
    }

    /** How many time-outs in a row. */
    public int backoff() {
        return backoff;
    }

    /** The time-out with its back-off. */
    public long rtoPs() {
        long rto = rtoPs;
        for (int i = 0; i < backoff && rto < maxRtoPs; i++) {
            rto *= 2;
        }
        return Math.min(rto, maxRtoPs);
    }

    /** 0 before the first sample. */
    public long srttPs() {
        return srttPs;
    }

    public long rttvarPs() {
        return rttvarPs;
    }
}
