package io.netsim.spark;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.run.Shard;
import io.netsim.run.Sweep;
import io.netsim.run.SweepRequest;
import java.io.IOException;
import java.io.Serializable;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a machine needs to do runs of a sweep. Each process reads it once and keeps the sweep that it makes of it.
 *
 * <p>The experiment and its topologies lie below the folder of results, where the driver has written them: that folder is
 * seen by all machines, which the user's own files need not be, and runs can be replayed from there.
 */
final class Job implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final String named;
    private final String command;
    private final LinkedHashMap<String, ArrayList<String>> overrides;
    private final @Nullable Long seed;
    private final String out;
    private final boolean force;
    private final boolean retryFailed;
    private transient @Nullable Sweep sweep;

    /**
     * @param file the experiment, laid out below {@code out}
     * @param named the file as the user names it
     * @param out the folder of all results, which all machines see under the same name
     */
    Job(
            Path file,
            String named,
            String command,
            Map<String, ? extends List<String>> overrides,
            @Nullable Long seed,
            Path out,
            boolean force,
            boolean retryFailed) {
        this.file = file.toString();
        this.named = named;
        this.command = command;
        this.overrides = new LinkedHashMap<>();
        overrides.forEach((key, values) -> this.overrides.put(key, new ArrayList<>(values)));
        this.seed = seed;
        this.out = out.toString();
        this.force = force;
        this.retryFailed = retryFailed;
    }

    /**
     * The sweep, the same for all tasks of this process.
     *
     * @throws IOException if this machine does not see the folder of results
     */
    synchronized Sweep sweep() throws IOException {
        Sweep made = sweep;
        if (made == null) {
            if (!Files.isRegularFile(Path.of(file))) {
                throw new IOException(InetAddress.getLocalHost().getHostName() + " does not see " + file
                        + "; --out must be a folder that all machines share");
            }
            ImmutableMap.Builder<String, ImmutableList<String>> values = ImmutableMap.builder();
            overrides.forEach((key, list) -> values.put(key, ImmutableList.copyOf(list)));
            made = new Sweep(new SweepRequest(
                    Path.of(file),
                    named,
                    command,
                    values.buildOrThrow(),
                    seed,
                    Path.of(out),
                    Shard.WHOLE,
                    Runtime.getRuntime().availableProcessors(),
                    force,
                    retryFailed));
            sweep = made;
        }
        return made;
    }
}
