package io.netsim.spec;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

/**
 * The sweep as the file declares it, ranges expanded.
 *
 * @param grid parameters that are combined each with each, in the order of the file, each with at least one value
 * @param zip parameters that advance together, all with the same number of values
 * @param where which points are kept; empty for all
 */
public record SweepSpec(
        ImmutableMap<String, ImmutableList<String>> grid,
        ImmutableMap<String, ImmutableList<String>> zip,
        String where) {
    public static final SweepSpec NONE = new SweepSpec(ImmutableMap.of(), ImmutableMap.of(), "");
}
