package io.netsim.run;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a sweep is asked for.
 *
 * @param file the experiment
 * @param overrides values of parameters that replace an axis of the sweep or add one
 * @param seed instead of the experiment's, or null
 * @param out the folder of all results; the sweep's is the one below it that has the experiment's name
 * @param jobs how many runs at a time, from 1
 * @param force whether runs that are there already are run again
 * @param retryFailed whether those of them that failed are run again
 */
public record SweepRequest(
        Path file,
        ImmutableMap<String, ImmutableList<String>> overrides,
        @Nullable Long seed,
        Path out,
        int jobs,
        boolean force,
        boolean retryFailed) {}
