package io.netsim.spec;

import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;

/**
 * A planned change of some link directions; partitions concern all of them. {@code down_for} becomes a {@link Down} and a later {@link Up}.
 *
 * @param atPs when, picoseconds
 * @param directions names of link directions, in natural order; a link's name stands for both
 * @param action what happens to each
 */
public record ChangeSpec(long atPs, ImmutableList<String> directions, Action action) {
    /** What happens to a link direction. */
    public sealed interface Action {}

    /**
     * New values; null leaves the old one. Packets already on the wire are not touched.
     *
     * @param rateBps bits per second, more than 0
     * @param delayPs picoseconds
     * @param loss replaces all loss models
     * @param delayList replaces all rules about chosen packets
     * @param hold replaces all windows
     */
    public record Adjust(
            @Nullable Long rateBps,
            @Nullable Long delayPs,
            @Nullable ImmutableList<LossSpec> loss,
            @Nullable CorruptionSpec corruption,
            @Nullable DuplicationSpec duplication,
            @Nullable ReorderingSpec reordering,
            @Nullable JitterSpec jitter,
            @Nullable DelayTraceSpec delayTrace,
            @Nullable ImmutableList<DelayRuleSpec> delayList,
            @Nullable ImmutableList<WindowSpec> hold)
            implements Action {}

    /** The direction carries nothing until it is up again. */
    public record Down() implements Action {}

    public record Up() implements Action {}

    /**
     * From now on no packet gets from one group of nodes into another: it is lost on any link whose ends are in different
     * groups, and on any link at all if its source and destination are in different groups.
     *
     * @param number tells partitions of an experiment apart, from 1
     * @param groups at least two, of names of nodes, no node in two of them
     */
    public record Partition(int number, ImmutableList<ImmutableList<String>> groups) implements Action {}

    /**
     * Ends a partition.
     *
     * @param number which; null for all that there are
     */
    public record Heal(@Nullable Integer number) implements Action {}
}
