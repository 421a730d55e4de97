package io.netsim.spec;

import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;

/**
 * A verdict: the value lies between two bounds, both included.
 *
 * @param that the metric, such as {@code flow.goodput_bps}
 * @param of the entities it concerns: names of link directions or hosts (as sources of flows) or traffic ids, in natural
 *     order; empty for all
 * @param statistic over all entities, such as {@code mean} or {@code p99}; null: each entity must meet the bounds
 * @param atLeast in the metric's base unit (seconds, bits per second, bytes, packets, fraction), or null for no bound
 * @param atMost in the same unit, or null for no bound
 * @param overReplications whether the mean over the replications of a point is judged, by its interval, instead of each run
 * @param text for people, such as {@code flow.goodput_bps of sender* at least 8 Mbps}
 */
public record ExpectSpec(
        String that,
        ImmutableList<String> of,
        @Nullable String statistic,
        @Nullable Double atLeast,
        @Nullable Double atMost,
        boolean overReplications,
        String text) {}
