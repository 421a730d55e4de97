package io.netsim.spec;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

/**
 * What a sweep runs.
 *
 * @param experiment its name
 * @param axes what is swept, in the order of declaration
 * @param points the values of the swept parameters, in the order of declaration: grid, then zip, the last
 *     fastest; a single point without values if nothing is swept
 * @param replications runs of each point
 * @param seed of the experiment
 */
public record SweepPlan(
        String experiment,
        ImmutableList<Axis> axes,
        ImmutableList<ImmutableMap<String, String>> points,
        ReplicationsSpec replications,
        long seed) {
    /** The same with a fixed number of replications. */
    public SweepPlan replicated(int times) {
        return new SweepPlan(experiment, axes, points, ReplicationsSpec.fixed(times), seed);
    }

    /**
     * A swept parameter.
     *
     * @param kind {@code grid}, {@code zip} or {@code command_line}
     * @param values as written
     */
    public record Axis(String parameter, String kind, ImmutableList<String> values) {}
}
