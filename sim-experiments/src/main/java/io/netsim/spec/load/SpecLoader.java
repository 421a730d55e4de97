package io.netsim.spec.load;

import io.netsim.spec.ExperimentSpec;
import io.netsim.spec.Mistake;
import io.netsim.spec.SpecException;
import io.netsim.spec.SweepPlan;
import io.netsim.spec.TopologySpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Loads experiment and topology files. All mistakes of a file and of the topology it uses come in one exception. */
@SuppressWarnings("DoNotCallSuggester")
public final class SpecLoader {
    /**
     * One point of an experiment.
     *
     * @param overrides values of parameters, as from {@code -p rate=10Mbps}
     * @throws SpecException if the file, the topology it uses or the overrides contain a mistake
     */
    public ExperimentSpec load(Path file, Map<String, String> overrides) {
        throw new SpecException(
                List.of(new Mistake(file.toString(), 0, 0, "", "loading is not built yet " + overrides)));
    }

    /**
     * A topology file alone.
     *
     * @param with values of its parameters
     * @throws SpecException if the file contains a mistake
     */
    public TopologySpec loadTopology(Path file, Map<String, String> with) {
        throw new SpecException(List.of(new Mistake(file.toString(), 0, 0, "", "loading is not built yet " + with)));
    }

    /**
     * The points of an experiment.
     *
     * @param overrides values that replace an axis of the sweep or add one, as from {@code -p cc=reno,cubic}
     * @throws SpecException if the file or any value of the sweep contains a mistake
     */
    public SweepPlan plan(Path file, Map<String, List<String>> overrides) {
        throw new SpecException(
                List.of(new Mistake(file.toString(), 0, 0, "", "loading is not built yet " + overrides)));
    }
}
