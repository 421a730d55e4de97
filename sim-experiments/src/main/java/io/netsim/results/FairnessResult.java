package io.netsim.results;

import org.jspecify.annotations.Nullable;

/**
 * How evenly flows shared what there was: Jain's index of their goodputs.
 *
 * @param entity a traffic entry, or {@link #ALL}
 * @param flows how many, at least two
 * @param value from 1 ∕ flows (one has all) to 1 (all have the same); null if none has anything
 */
public record FairnessResult(
        String entity, int flows, @Nullable Double value) {
    /** The metric of the tables. */
    public static final String METRIC = "flow.fairness";

    /** The entity that stands for all competing flows of the run. */
    public static final String ALL = "run";
}
