package io.netsim.ip;

import io.netsim.address.IpAddress;
import io.netsim.address.IpPrefix;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Values by prefix, found by the longest prefix that holds an address (RFC 1812 §5.2.4.3). One hash table for each length in
 * use, asked from the longest on: networks use few lengths, and answers are kept in route caches.
 */
final class PrefixTable<V> {
    /** An entry that was found. */
    record Match<V>(IpPrefix prefix, V value) {}

    private final TreeMap<Integer, Map<IpPrefix, V>> byLength = new TreeMap<>(Collections.reverseOrder());

    /** Adds a value, or replaces that of the same prefix. */
    void put(IpPrefix prefix, V value) {
        byLength.computeIfAbsent(prefix.length(), length -> new HashMap<>()).put(prefix, value);
    }

    boolean isEmpty() {
        return byLength.isEmpty();
    }

    /** The value of exactly this prefix, or null. */
    @Nullable
    V get(IpPrefix prefix) {
        Map<IpPrefix, V> same = byLength.get(prefix.length());
        return same == null ? null : same.get(prefix);
    }

    /** The entry of the longest prefix that holds an address, or null. */
    @Nullable
    Match<V> longest(IpAddress address) {
        return longestBelow(address, Integer.MAX_VALUE);
    }

    /** The entry of the longest prefix that is shorter than {@code length} and holds an address, or null. */
    @Nullable
    Match<V> longestBelow(IpAddress address, int length) {
        for (Map.Entry<Integer, Map<IpPrefix, V>> entry : byLength.entrySet()) {
            if (entry.getKey() >= length || entry.getKey() > address.width()) {
                continue;
            }
            IpPrefix prefix = IpPrefix.holding(address, entry.getKey());
            V value = entry.getValue().get(prefix);
            if (value != null) {
                return new Match<>(prefix, value);
            }
        }
        return null;
    }
}
