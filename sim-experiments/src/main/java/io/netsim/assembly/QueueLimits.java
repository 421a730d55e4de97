package io.netsim.assembly;

import com.google.common.collect.ImmutableList;
import io.netsim.queue.DropTailLimit;
import io.netsim.spec.HostPair;
import io.netsim.spec.LinkDirectionSpec;
import io.netsim.spec.LinkSpec;
import io.netsim.spec.QueueLimit;
import io.netsim.spec.TopologySpec;
import io.netsim.time.BitRate;
import io.netsim.time.Time;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Queue limits as packets or bytes. A time is as many bytes as the rate sends in it; a bandwidth-delay product is multiple
 * × rate × round-trip time ÷ 8 bytes, at least one packet of the MTU. Its round-trip time is the queue's own, or the
 * largest sum of propagation delays, there and back, among the host pairs whose path crosses the direction either way; if
 * no path does, that of the link itself.
 */
final class QueueLimits {
    private final TopologySpec topology;
    private final ImmutableList<HostPair> pairs;
    private final Map<String, Long> linkRoundTrips = new LinkedHashMap<>();
    private @Nullable Map<String, Long> roundTrips;

    QueueLimits(TopologySpec topology, ImmutableList<HostPair> pairs) {
        this.topology = topology;
        this.pairs = pairs;
        for (LinkSpec link : topology.links()) {
            long both = Time.plus(link.forward().delayPs(), link.reverse().delayPs());
            linkRoundTrips.put(link.forward().name(), both);
            linkRoundTrips.put(link.reverse().name(), both);
        }
    }

    DropTailLimit of(LinkDirectionSpec direction) {
        return of(direction, direction.queue().limit());
    }

    /** A limit of a queue, or of one within it. */
    DropTailLimit of(LinkDirectionSpec direction, QueueLimit limit) {
        if (limit instanceof QueueLimit.Packets packets) {
            return DropTailLimit.packets((int) Math.min(packets.packets(), Integer.MAX_VALUE));
        }
        if (limit instanceof QueueLimit.Bytes bytes) {
            return DropTailLimit.bytes(bytes.bytes());
        }
        if (direction.rateBps() == BitRate.INFINITE) {
            return DropTailLimit.UNLIMITED; // nothing ever waits
        }
        if (limit instanceof QueueLimit.Duration duration) {
            return DropTailLimit.bytes(bytes(1, direction.rateBps(), duration.ps()));
        }
        if (limit instanceof QueueLimit.Bdp bdp) {
            long rtt = bdp.rttPs() == null ? roundTripPs(direction) : bdp.rttPs();
            return DropTailLimit.bytes(Math.max(direction.mtuBytes(), bytes(bdp.multiple(), direction.rateBps(), rtt)));
        }
        throw new IllegalStateException("no queue limit for " + limit);
    }

    private long roundTripPs(LinkDirectionSpec direction) {
        if (roundTrips == null) {
            roundTrips = new BaseRoundTrips(topology).byDirection(pairs);
        }
        Long crossing = roundTrips.get(direction.name());
        Long own = linkRoundTrips.get(direction.name());
        return crossing != null ? crossing : own == null ? 0 : own;
    }

    private static long bytes(double multiple, long rateBps, long ps) {
        return Math.round(multiple * rateBps * Time.toSeconds(ps) / 8);
    }
}
