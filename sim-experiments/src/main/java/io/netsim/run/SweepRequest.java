package io.netsim.run;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a sweep is asked for.
 *
 * @param file the experiment
 * @param named the file as the user names it
 * @param command as the user typed it, for the record
 * @param overrides values of parameters that replace an axis of the sweep or add one
 * @param seed instead of the experiment's, or null
 * @param replications of each point instead of the experiment's, from 1, or null
 * @param out the folder of all results; the sweep's is the one below it that has the experiment's name
 * @param shard the part that is done here
 * @param jobs how many runs at a time, from 1
 * @param force whether runs that are there already are run again
 * @param retryFailed whether those of them that failed are run again
 */
public record SweepRequest(
        Path file,
        String named,
        String command,
        ImmutableMap<String, ImmutableList<String>> overrides,
        @Nullable Long seed,
        @Nullable Integer replications,
        Path out,
        Shard shard,
        int jobs,
        boolean force,
        boolean retryFailed) {
    /** With as many replications as the file says. */
    public SweepRequest(
            Path file,
            String named,
            String command,
            ImmutableMap<String, ImmutableList<String>> overrides,
            @Nullable Long seed,
            Path out,
            Shard shard,
            int jobs,
            boolean force,
            boolean retryFailed) {
        this(file, named, command, overrides, seed, null, out, shard, jobs, force, retryFailed);
    }

    /** A whole sweep on all processors, of what is missing. */
    public static SweepRequest of(Path file, Path out) {
        return new SweepRequest(
                file,
                file.toString(),
                "netsim sweep " + file,
                ImmutableMap.of(),
                null,
                out,
                Shard.WHOLE,
                Runtime.getRuntime().availableProcessors(),
                false,
                false);
    }
}
