package io.netsim.tcp.recovery;

import io.netsim.rfc.Rfc;
import io.netsim.tcp.send.AckSample;

/**
 * F-RTO (RFC 5682 §3.1): after a time-out only the oldest segment is sent again; the first acknowledgement that moves SND.UNA lets
 * new data out, and if that or anything sent before the time-out is acknowledged next, the time-out was spurious.
 */
@Rfc(
        number = 5682,
        value = {"detect-sack", "respond"})
final class ForwardRto {
    private boolean active;
    private boolean newDataFirst;

    /** A time-out; {@code applies} unless a recovery was going on that the time-out belongs to. */
    void timedOut(boolean applies) {
        active = applies;
        newDataFirst = false;
    }

    boolean active() {
        return active;
    }

    void stop() {
        active = false;
    }

    /** Whether an original transmission has arrived (step 3b). */
    boolean provesSpurious(AckSample ack) {
        return active && ack.originalDelivered;
    }

    /**
     * Steps 2 and 3a.
     *
     * @param newDataSent whether new data was sent since the time-out
     * @param recovered whether all that was outstanding is acknowledged
     * @return whether new data is to be tried now
     */
    boolean onAck(AckSample ack, boolean newDataSent, boolean recovered) {
        if (!active) {
            return false;
        }
        if (newDataSent) {
            if (ack.sackedBytes > 0 || ack.duplicate) {
                active = false; // the loss was real
            }
            return false;
        }
        newDataFirst = ack.advanced && !recovered;
        return newDataFirst;
    }

    boolean takeNewDataFirst() {
        boolean first = newDataFirst;
        newDataFirst = false;
        return first;
    }
}
