package io.netsim.results;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the experiment wanted to know of one entity beyond the standard results.
 *
 * @param metric such as {@code link.queue_delay}
 * @param entity a link direction, a traffic entry, a host as source of flows, or {@code ledger}
 * @param unit of the metric: {@code s}, {@code bit/s}, {@code B}, {@code packets}, or empty for none
 * @param statistics by name, in the order of the experiment; null where there is nothing to tell
 */
public record MeasureResult(String metric, String entity, String unit, Map<String, @Nullable Double> statistics) {}
