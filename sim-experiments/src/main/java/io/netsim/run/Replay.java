package io.netsim.run;

import io.netsim.results.RunFolder;
import io.netsim.results.RunResult;
import io.netsim.spec.ExperimentSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A kept run, run again from its experiment file.
 *
 * @param file the experiment
 * @param sameConfiguration whether the file, as far as it matters, and the version are what they were
 * @param keptDigest of the kept run; empty if it failed
 * @param result of the new run
 */
public record Replay(Path file, boolean sameConfiguration, String keptDigest, RunResult result) {
    /**
     * Runs again what is in a folder.
     *
     * @throws IllegalArgumentException if the folder does not say how
     */
    public static Replay of(Path folder) throws IOException {
        Map<String, @Nullable Object> kept = RunFolder.read(folder);
        if (!(kept.get("file") instanceof String name
                && kept.get("replication") instanceof Long replication
                && kept.get("seed") instanceof Long seed
                && kept.get("point") instanceof Map<?, ?> point)) {
            throw new IllegalArgumentException("run.json does not name file, point, seed and replication");
        }
        Map<String, String> params = new LinkedHashMap<>();
        point.forEach((key, value) -> params.put(String.valueOf(key), String.valueOf(value)));
        Path file = Path.of(name);
        ExperimentSpec spec = Experiment.load(file, params, seed);
        RunResult result = new Run(spec, name, replication.intValue(), RunOptions.NONE).execute();
        Object digest = kept.get("digest");
        return new Replay(
                file, result.runId().equals(kept.get("run_id")), digest == null ? "" : digest.toString(), result);
    }
}
