package io.netsim.spec;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

/**
 * What a sweep runs.
 *
 * @param experiment its name
 * @param points the values of the swept parameters, in the order of declaration: grid, then zip, the last
 *     fastest; a single point without values if nothing is swept
 * @param replications runs of each point, from 1
 * @param seed of the experiment
 */
public record SweepPlan(
        String experiment, ImmutableList<ImmutableMap<String, String>> points, int replications, long seed) {}
