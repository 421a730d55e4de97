package io.netsim.run;

import io.netsim.spec.ExperimentSpec;
import io.netsim.spec.load.SpecLoader;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Experiments from files. */
public final class Experiment {
    private Experiment() {}

    /** A loader that knows what this Netsim can simulate. */
    public static SpecLoader loader() {
        return new SpecLoader(Stack.congestionControls());
    }

    /**
     * One point of an experiment.
     *
     * @param seed instead of the file's, or null
     * @throws io.netsim.spec.SpecException if something is wrong with the file or the parameters
     */
    public static ExperimentSpec load(Path file, Map<String, String> params, @Nullable Long seed) {
        ExperimentSpec spec = loader().load(file, params);
        return seed == null ? spec : spec.withSeed(seed);
    }

    /**
     * Checks a file of either kind.
     *
     * @throws io.netsim.spec.SpecException if it contains mistakes
     */
    public static void validate(Path file) {
        loader().validate(file);
    }
}
