package io.netsim.cli;

import com.google.common.collect.ImmutableMap;
import io.netsim.results.JsonText;
import io.netsim.run.Replay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code netsim replay}. */
@Command(
        name = "replay",
        description = {
            "Runs a kept run again and compares the digests: the same digest means the same course of events.",
            ""
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  netsim replay results/quickstart-sweep/02f6c40b4265"})
final class ReplayCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Main main;

    @Parameters(paramLabel = "RUN_DIR", description = "The folder of one run, which holds a run.json.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(names = "--json", description = "Print one JSON document instead.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (folder.endsWith("run.json") && Files.isRegularFile(folder)) {
            folder = folder.resolveSibling("").normalize();
        }
        if (!Files.isRegularFile(folder.resolve("run.json"))) {
            throw new Complaint(ExitCode.INPUT, folder + " is not the folder of a run: it holds no run.json");
        }
        Replay replay;
        try {
            replay = Replay.of(folder);
        } catch (IllegalArgumentException e) {
            throw new Complaint(ExitCode.INPUT, folder + ": " + e.getMessage());
        }
        Console console = main.console();
        if (!replay.sameConfiguration()) {
            console.err()
                    .println("netsim: " + replay.file()
                            + " or Netsim itself has changed since: the run would now be called "
                            + replay.result().runId());
        }
        boolean same = replay.keptDigest().equals(replay.result().digest());
        if (json) {
            console.out()
                    .print(JsonText.pretty(ImmutableMap.of(
                            "file",
                            replay.file().toString(),
                            "run_id",
                            replay.result().runId(),
                            "same_configuration",
                            replay.sameConfiguration(),
                            "kept_digest",
                            replay.keptDigest(),
                            "digest",
                            replay.result().digest(),
                            "same",
                            same)));
            return same ? ExitCode.DONE : ExitCode.UNMET;
        }
        console.out().println("kept   " + replay.keptDigest());
        console.out().println("replay " + replay.result().digest());
        console.out().println(same ? "the same course of events" : "NOT the same course of events");
        return same ? ExitCode.DONE : ExitCode.UNMET;
    }
}
