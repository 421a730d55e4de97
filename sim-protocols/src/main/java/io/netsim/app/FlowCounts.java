package io.netsim.app;

import io.netsim.socket.StreamStatistics;
import org.jspecify.annotations.Nullable;

/** The packet counts of the connections of one flow: those of the past added up, those that live read when asked. */
final class FlowCounts {
    private @Nullable StreamStatistics first;
    private @Nullable StreamStatistics second;
    private long dataPackets;
    private int retransmittedPackets;
    private int timeouts;
    private int tailLossProbes;
    private int fastRecoveries;
    private int spuriousRetransmissions;

    /** Counts one more end of a connection; at most two at a time. */
    void attach(StreamStatistics end) {
        if (first == null) {
            first = end;
        } else if (second == null) {
            second = end;
        } else {
            throw new IllegalStateException("a flow has at most two ends of connections at a time");
        }
    }

    /** Keeps the numbers of an attached end and forgets it; without effect if it is not attached. */
    void detach(@Nullable StreamStatistics end) {
        if (end == null || end != first && end != second) {
            return;
        }
        dataPackets += end.dataPackets();
        retransmittedPackets += (int) end.retransmittedPackets();
        timeouts += (int) end.timeouts();
        tailLossProbes += (int) end.tailLossProbes();
        fastRecoveries += (int) end.fastRecoveries();
        spuriousRetransmissions += (int) end.spuriousRetransmissions();
        if (end == first) {
            first = null;
        } else {
            second = null;
        }
    }

    void detachAll() {
        detach(first);
        detach(second);
    }

    /** The end that was attached first among those that live. */
    @Nullable
    StreamStatistics live() {
        return first == null ? second : first;
    }

    void datagram(boolean again) {
        dataPackets++;
        retransmittedPackets += again ? 1 : 0;
    }

    void timeout() {
        timeouts++;
    }

    long dataPackets() {
        return dataPackets + (first == null ? 0 : first.dataPackets()) + (second == null ? 0 : second.dataPackets());
    }

    long retransmittedPackets() {
        return retransmittedPackets
                + (first == null ? 0 : first.retransmittedPackets())
                + (second == null ? 0 : second.retransmittedPackets());
    }

    long timeouts() {
        return timeouts + (first == null ? 0 : first.timeouts()) + (second == null ? 0 : second.timeouts());
    }

    long tailLossProbes() {
        return tailLossProbes
                + (first == null ? 0 : first.tailLossProbes())
                + (second == null ? 0 : second.tailLossProbes());
    }

    long fastRecoveries() {
        return fastRecoveries
                + (first == null ? 0 : first.fastRecoveries())
                + (second == null ? 0 : second.fastRecoveries());
    }

    long spuriousRetransmissions() {
        return spuriousRetransmissions
                + (first == null ? 0 : first.spuriousRetransmissions())
                + (second == null ? 0 : second.spuriousRetransmissions());
    }
}
