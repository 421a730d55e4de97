package io.netsim.spec;

import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;

/**
 * Something to keep beyond the standard results.
 *
 * @param metric its name, such as {@code link.queue_delay}
 * @param at the entities: names of link directions, or hosts (as sources of flows) and traffic ids, in natural order; empty
 *     for all
 * @param keep statistics: those of {@code mean sd min max count sum pNN} that the metric has; see {@link MetricKind}
 * @param seriesPs interval of a time series, picoseconds, at most a million in a run; null for none
 */
public record MeasureSpec(
        String metric,
        ImmutableList<String> at,
        ImmutableList<String> keep,
        @Nullable Long seriesPs) {}
