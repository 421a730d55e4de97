package io.netsim.spec;

import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;

/**
 * A planned change of some link directions. {@code down_for} becomes a {@link Down} and a later {@link Up}.
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
     */
    public record Adjust(
            @Nullable Long rateBps,
            @Nullable Long delayPs,
            @Nullable ImmutableList<LossSpec> loss) implements Action {}

    /** The direction carries nothing until it is up again. */
    public record Down() implements Action {}

    public record Up() implements Action {}
}
