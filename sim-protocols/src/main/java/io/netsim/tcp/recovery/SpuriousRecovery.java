package io.netsim.tcp.recovery;

import io.netsim.rfc.Rfc;
import io.netsim.tcp.send.AckSample;
import io.netsim.time.Time;

/**
 * Tells whether a recovery was needless: by the timestamp echoed, which is older than the first retransmission (Eifel, RFC 3522),
 * or because each retransmission was reported as a duplicate (RFC 3708).
 */
@Rfc(number = 2883, value = "sender-undo")
@Rfc(
        number = 4015,
        value = {"resume", "restore"})
@Rfc(number = 3522, value = "detect")
final class SpuriousRecovery {
    /** SND.UNA at the start of the recovery, −1 when there is nothing to undo. */
    private long marker = -1;
    /** Retransmissions not yet reported as duplicates; −1 before the first. */
    private int unexplained;

    private long firstResentPs = -1;

    /**
     * A recovery begins that may be undone.
     *
     * @param underWay retransmissions of an earlier recovery that may still be reported as duplicates
     */
    void begin(long una, int underWay) {
        marker = una;
        unexplained = underWay == 0 ? -1 : underWay;
    }

    /** The next retransmission is the first of its recovery. */
    void restartClock() {
        firstResentPs = -1;
    }

    void forget() {
        marker = -1;
    }

    boolean pending() {
        return marker >= 0;
    }

    void resent(long nowPs) {
        if (firstResentPs < 0) {
            firstResentPs = nowPs;
        }
        unexplained = Math.max(0, unexplained) + 1;
    }

    /** A duplicate was reported that ends at {@code end}. */
    void duplicateReported(long end, int segments) {
        if (marker >= 0 && unexplained > 0 && end > marker) {
            unexplained = Math.max(0, unexplained - segments);
        }
    }

    /** Whether all that was sent again was sent for nothing. */
    boolean byDsack() {
        return marker >= 0 && unexplained == 0;
    }

    /**
     * Whether the acknowledgement was caused by a segment sent before the first retransmission, or there was none.
     *
     * @param conclusive false without SACK at the end of a recovery: that nothing was sent again says nothing then
     */
    boolean byTimestamp(AckSample ack, boolean conclusive) {
        if (marker < 0 || ack.echoMs < 0 && !conclusive) {
            return false;
        }
        return firstResentPs < 0 || ack.echoMs >= 0 && ack.echoMs < firstResentPs / Time.MILLISECOND;
    }
}
