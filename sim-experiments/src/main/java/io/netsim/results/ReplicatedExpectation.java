package io.netsim.results;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one run has to say to an expectation that is judged over the replications of a point.
 *
 * @param that what is expected, in words
 * @param atLeast in the metric's base unit, or null for no bound
 * @param atMost in the same unit, or null for no bound
 * @param values of this run; the mean of each over replications must meet the bounds
 */
public record ReplicatedExpectation(
        String that, @Nullable Double atLeast, @Nullable Double atMost, List<EntityValue> values) {
    /**
     * A value of the run.
     *
     * @param entity whose; null if it is that of several together
     * @param value null for none
     */
    public record EntityValue(
            @Nullable String entity, @Nullable Double value) {}
}
