package io.netsim.ip;

import io.netsim.address.IpAddress;
import io.netsim.rfc.Rfc;
import java.util.HashMap;
import java.util.Map;

/**
 * How often a node may report errors (RFC 1812 §4.3.2.8): to each address one in so much time, with a burst of six, as Linux
 * has it ({@code icmp_ratelimit}, {@code inet_peer_xrlim_allow}).
 */
@Rfc(number = 1812, value = "rate-limit")
final class ErrorRate {
    private static final int BURST = 6;

    private static final class Bucket {
        long savedPs;
        long filledPs;
    }

    private final long intervalPs;
    /** Only ever asked for one address: its order does not matter. */
    private final Map<IpAddress, Bucket> buckets = new HashMap<>(0);

    /** @param intervalPs between two errors, 0 for no limit */
    ErrorRate(long intervalPs) {
        this.intervalPs = intervalPs;
    }

    /** Whether another may leave now; that one counts. */
    boolean allows(IpAddress to, long nowPs) {
        if (intervalPs == 0) {
            return true;
        }
        Bucket bucket = buckets.get(to);
        if (bucket == null) {
            bucket = new Bucket();
            bucket.savedPs = BURST * intervalPs;
            buckets.put(to, bucket);
        } else {
            bucket.savedPs = Math.min(BURST * intervalPs, bucket.savedPs + nowPs - bucket.filledPs);
        }
        bucket.filledPs = nowPs;
        boolean allowed = bucket.savedPs >= intervalPs;
        if (allowed) {
            bucket.savedPs -= intervalPs;
        }
        return allowed;
    }
}
