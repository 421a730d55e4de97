package io.netsim.tcp.recovery;

import io.netsim.rfc.Rfc;
import io.netsim.tcp.send.AckSample;
import io.netsim.tcp.timing.RttEstimator;
import io.netsim.time.Time;

/** A tail loss probe (RFC 8985 §7): what it was, and what acknowledgements say of it. */
@Rfc(
        number = 8985,
        value = {"probe", "probe-time", "probe-once"})
final class TailLossProbe {
    /** Linux: {@code TCP_TIMEOUT_MIN_US}. */
    private static final long SLACK_PS = 2 * Time.MILLISECOND;

    /** TLP.end_seq; −1 while no probe is outstanding. */
    private long end = -1;

    private boolean retransmission;
    private long count;

    /** PTO (§7.2): two round trips, and what a lonely segment's acknowledgement may be delayed. */
    static long timeoutPs(int outstanding, RttEstimator rtt) {
        if (rtt.srttPs() == 0) {
            return Time.SECOND;
        }
        return 2 * rtt.srttPs() + (outstanding == 1 ? rtt.minRtoPs() : SLACK_PS);
    }

    boolean outstanding() {
        return end >= 0;
    }

    /** Whether the outstanding probe was a segment sent before. */
    boolean retransmitted() {
        return end >= 0 && retransmission;
    }

    long end() {
        return end;
    }

    /** How many were sent. */
    long count() {
        return count;
    }

    /** A probe was sent (§7.3). */
    void sent(long nxt, boolean again) {
        end = nxt;
        retransmission = again;
        count++;
    }

    void forget() {
        end = -1;
    }

    /** Whether an acknowledgement shows that the probe has repaired a loss (§7.4.2). */
    boolean repairedLoss(AckSample ack, long una) {
        if (end < 0 || una < end) {
            return false;
        }
        if (!retransmission || ack.dsackOfProbe) {
            end = -1;
            return false;
        }
        if (una > end) {
            return true;
        }
        if (!ack.advanced && !ack.carriesNews && ack.sackedBytes == 0) {
            end = -1; // original and probe have both arrived
        }
        return false;
    }
}
