package io.netsim.report.sweep;

import com.google.common.collect.ImmutableMap;

/**
 * One parameter set of a sweep.
 *
 * @param number from 0
 * @param params all of them, as written
 * @param replications how many came to their end
 * @param failed how many did not
 * @param firstRun the id of its first run; empty if nobody says
 */
record Point(int number, ImmutableMap<String, String> params, int replications, int failed, String firstRun) {
    String value(Axis axis) {
        return params.getOrDefault(axis.parameter(), "");
    }
}
