package io.netsim.tcp.timing;

import io.netsim.rfc.Rfc;
import io.netsim.time.Time;

/**
 * The smoothed round-trip time and the retransmission time-out of RFC 6298 §2, with the back-off of §5.5.
 *
 * <p>RTO = SRTT + max(G, 4 × RTTVAR), not below a floor. Or, as Linux has it, SRTT + four times a variation that never falls
 * below the floor: it rises at once with the largest mean deviation seen in a round trip and sinks by a quarter of the
 * distance once each round trip, and a shorter round trip raises the mean deviation by less.
 */
@Rfc(
        number = 6298,
        value = {"initial-rto", "first-sample", "samples", "floor", "ceiling", "back-off", "karn"})
@Rfc(number = 9293, value = "MUST-18")
public final class RttEstimator {
    /** The smallest round-trip time is forgotten after this time. */
    private static final long MIN_RTT_WINDOW_PS = 300 * Time.SECOND;

    private final RttSettings settings;

    private long srttPs;
    private long rttvarPs;
    private long rtoPs;
    private int backoff;
    private boolean sampled;

    /** Linux: the mean deviation, four times; its largest value in this round trip; and where the round trip ends. */
    private long deviationPs;

    private long maxDeviationPs;
    private long variationPs;
    private long roundEnd;

    private long minRttPs = Time.NEVER;
    private long minRttSincePs;

    public RttEstimator(RttSettings settings) {
        this.settings = settings;
        this.rtoPs = settings.initialRtoPs();
    }

    /**
     * Takes a measured round-trip time (§2.2, §2.3); ends the back-off.
     *
     * @param una everything before this position is acknowledged
     * @param nxt everything before this position has been sent
     */
    public void sample(long rttPs, long una, long nxt) {
        if (!sampled) {
            sampled = true;
            srttPs = rttPs;
            rttvarPs = rttPs / 2;
            deviationPs = 2 * rttPs;
            variationPs = Math.max(deviationPs, settings.minRtoPs());
            maxDeviationPs = variationPs;
            roundEnd = nxt;
        } else {
            vary(rttPs - srttPs, una, nxt);
            rttvarPs += (Math.abs(srttPs - rttPs) - rttvarPs) / 4;
            srttPs += (rttPs - srttPs) / 8;
        }
        backoff = 0;
        long rto = settings.floorOnVariance()
                ? srttPs + variationPs
                : Math.max(settings.minRtoPs(), srttPs + Math.max(settings.granularityPs(), 4 * rttvarPs));
        rtoPs = Math.min(settings.maxRtoPs(), rto);
    }

    private void vary(long errorPs, long una, long nxt) {
        long change = Math.abs(errorPs) - deviationPs / 4;
        deviationPs += errorPs < 0 && change > 0 ? change / 8 : change;
        if (deviationPs > maxDeviationPs) {
            maxDeviationPs = deviationPs;
            variationPs = Math.max(variationPs, maxDeviationPs);
        }
        if (una > roundEnd) {
            variationPs -= Math.max(0, variationPs - maxDeviationPs) / 4;
            roundEnd = nxt;
            maxDeviationPs = settings.minRtoPs();
        }
    }

    /** The delay of the path, measured on the newest segment acknowledged: for {@link #minRttPs}. */
    public void pathDelay(long nowPs, long rttPs) {
        if (rttPs <= minRttPs || nowPs - minRttSincePs > MIN_RTT_WINDOW_PS) {
            minRttPs = rttPs;
            minRttSincePs = nowPs;
        }
    }

    /** The smallest round-trip time of the last five minutes, {@link Time#NEVER} before the first. */
    public long minRttPs() {
        return minRttPs;
    }

    /** After a time-out: doubles the RTO (§5.5). */
    public void backOff() {
        backoff++;
    }

    /** If the SYN had to be repeated, data starts with an RTO of 3 s (§5.7). */
    public void afterSynTimeout() {
        if (!sampled) {
            backoff = 0;
            rtoPs = Math.min(settings.maxRtoPs(), Math.max(settings.initialRtoPs(), 3 * Time.SECOND));
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
        for (int i = 0; i < backoff && rto < settings.maxRtoPs(); i++) {
            rto *= 2;
        }
        return Math.min(rto, settings.maxRtoPs());
    }

    /** The floor of the time-out. */
    public long minRtoPs() {
        return settings.minRtoPs();
    }

    /** 0 before the first sample. */
    public long srttPs() {
        return srttPs;
    }

    /** RTTVAR; Linux's is a quarter of its variation. */
    public long rttvarPs() {
        return settings.floorOnVariance() ? variationPs / 4 : rttvarPs;
    }
}
