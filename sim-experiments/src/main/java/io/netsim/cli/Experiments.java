package io.netsim.cli;

import io.netsim.results.ExpectationResult;
import io.netsim.results.RunResult;
import io.netsim.run.Experiment;
import io.netsim.spec.ExperimentSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What commands that run experiments have in common. */
final class Experiments {
    private Experiments() {}

    /** @throws Complaint if the file is a topology */
    static ExperimentSpec load(Path file, Map<String, String> params, @Nullable Long seed) {
        refuseTopology(file);
        return Experiment.load(file, params, seed);
    }

    static void refuseTopology(Path file) {
        if (Files.isRegularFile(file) && Experiment.loader().isTopology(file)) {
            throw new Complaint(
                    ExitCode.INPUT,
                    file + " is a topology: it says what the network is, not what happens in it.\n"
                            + "Write an experiment that uses it (topology: {use: " + file.getFileName()
                            + "}) and run that; 'netsim topology show " + file + "' prints it.");
        }
    }

    /** The exit code of a run, with a word on {@code err} if it is not 0. */
    static int exitCode(RunResult run, Console console) {
        if (run.ended().equals("events")) {
            console.err()
                    .println("netsim: the run was given up at its event limit, after " + Units.count(run.events())
                            + " events and " + Units.time(run.simulatedS())
                            + " of simulated time; raise --max-events or 'limits: {max_events: N}' if it should go on");
            return ExitCode.RUNS_FAILED;
        }
        long unmet = run.expectations().stream()
                .filter(expectation -> !expectation.met())
                .count();
        if (unmet > 0) {
            console.err()
                    .println("netsim: " + unmet + " of " + run.expectations().size() + " expectations not met");
            for (ExpectationResult expectation : run.expectations()) {
                if (!expectation.met()) {
                    console.err().println("  " + expectation.that());
                }
            }
            return ExitCode.UNMET;
        }
        return ExitCode.DONE;
    }
}
