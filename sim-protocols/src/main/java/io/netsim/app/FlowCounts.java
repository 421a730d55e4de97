package io.netsim.app;

import io.netsim.socket.StreamStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The packet counts of the connections of one flow: those of the past added up, those that live read when asked. */
final class FlowCounts {
    private @Nullable List<StreamStatistics> live;
    private long dataPackets;
    private int retransmittedPackets;
    private int timeouts;
    private int tailLossProbes;
    private int fastRecoveries;
    private int spuriousRetransmissions;
    private int pathMtuBytes;
    private long @Nullable [] limitedPs;

    /** Counts one more end of a connection. */
    void attach(StreamStatistics end) {
        if (live == null) {
            live = new ArrayList<>(1);
        }
        live.add(end);
    }

    /** Keeps the numbers of an attached end and forgets it; without effect if it is not attached. */
    void detach(StreamStatistics end) {
        if (live != null && live.remove(end)) {
            keep(end);
        }
    }

    void detachAll() {
        if (live != null) {
            live.forEach(this::keep);
            live = null;
        }
    }

    private void keep(StreamStatistics end) {
        dataPackets += end.dataPackets();
        retransmittedPackets += (int) end.retransmittedPackets();
        timeouts += (int) end.timeouts();
        tailLossProbes += (int) end.tailLossProbes();
        fastRecoveries += (int) end.fastRecoveries();
        spuriousRetransmissions += (int) end.spuriousRetransmissions();
        pathMtuBytes = end.pathMtuBytes() > 0 ? end.pathMtuBytes() : pathMtuBytes;
        long[] kept = limitedPs;
        if (kept == null) {
            kept = new long[FlowLimit.values().length];
            limitedPs = kept;
        }
        for (FlowLimit limit : FlowLimit.values()) {
            kept[limit.index()] += limit.of(end);
        }
    }

    /** The end that was attached first among those that live. */
    @Nullable
    StreamStatistics live() {
        return live == null || live.isEmpty() ? null : live.get(0);
    }

    void datagram(boolean again) {
        dataPackets++;
        retransmittedPackets += again ? 1 : 0;
    }

    void timeout() {
        timeouts++;
    }

    long dataPackets() {
        return dataPackets + sum(StreamStatistics::dataPackets);
    }

    long retransmittedPackets() {
        return retransmittedPackets + sum(StreamStatistics::retransmittedPackets);
    }

    long timeouts() {
        return timeouts + sum(StreamStatistics::timeouts);
    }

    long tailLossProbes() {
        return tailLossProbes + sum(StreamStatistics::tailLossProbes);
    }

    long fastRecoveries() {
        return fastRecoveries + sum(StreamStatistics::fastRecoveries);
    }

    long spuriousRetransmissions() {
        return spuriousRetransmissions + sum(StreamStatistics::spuriousRetransmissions);
    }

    /** What the path of its connections was found to take, bytes, if less than the first link; 0 otherwise. */
    int pathMtuBytes() {
        int found = pathMtuBytes;
        if (live != null) {
            for (StreamStatistics end : live) {
                found = end.pathMtuBytes() > 0 ? end.pathMtuBytes() : found;
            }
        }
        return found;
    }

    /** How long a limit has held the connections back, picoseconds; −1 if there was none. */
    long limitedPs(FlowLimit limit) {
        if (live == null && limitedPs == null) {
            return -1;
        }
        return (limitedPs == null ? 0 : limitedPs[limit.index()]) + sum(limit::of);
    }

    private long sum(ToLongFunction<StreamStatistics> count) {
        long sum = 0;
        if (live != null) {
            for (StreamStatistics end : live) {
                sum += count.applyAsLong(end);
            }
        }
        return sum;
    }
}
