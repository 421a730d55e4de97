package io.netsim.run;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.spec.ExperimentSpec;
import io.netsim.spec.load.GraphLoader;
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
     * Checks an experiment, a topology, or a file that can be imported.
     *
     * @return what is no mistake but worth knowing
     * @throws io.netsim.spec.SpecException if it contains mistakes
     */
    public static ImmutableList<String> validate(Path file) {
        return GraphLoader.isGraph(file)
                ? GraphLoader.load(file, ImmutableMap.of()).notes()
                : loader().validate(file);
    }
}
