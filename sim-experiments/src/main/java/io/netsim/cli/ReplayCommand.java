package io.netsim.cli;

import io.netsim.run.Replay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
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

    @Override
    public Integer call() throws IOException {
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
        console.out().println("kept   " + replay.keptDigest());
        console.out().println("replay " + replay.result().digest());
        boolean same = replay.keptDigest().equals(replay.result().digest());
        console.out().println(same ? "the same course of events" : "NOT the same course of events");
        return same ? ExitCode.DONE : ExitCode.UNMET;
    }
}
