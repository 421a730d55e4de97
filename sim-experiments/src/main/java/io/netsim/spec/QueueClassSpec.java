package io.netsim.spec;

import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;

/**
 * A class of packets within a queue, with the queue that it waits in. A packet belongs to the first class that it fits.
 *
 * @param name in results
 * @param dscp codepoints that it takes, 0 to 63; empty for any
 * @param protocol {@code tcp}, {@code udp} or {@code icmp}; null for any
 * @param weight its share beside the others
 * @param queue where its packets wait
 */
public record QueueClassSpec(
        String name, ImmutableList<Integer> dscp, @Nullable String protocol, double weight, QueueSpec queue) {}
