package io.netsim.cli;

import io.netsim.run.Sweep;
import io.netsim.run.SweepMerge;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code netsim merge}. */
@Command(
        name = "merge",
        description = {
            "Puts together what several machines have done of one sweep, and makes the tables and the report.",
            ""
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  netsim sweep topologies/experiments/quickstart-sweep.yaml --shard 1/2 --out part1",
            "  netsim sweep topologies/experiments/quickstart-sweep.yaml --shard 2/2 --out part2",
            "  netsim merge part1 part2 --out results"
        })
final class MergeCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Main main;

    @Parameters(arity = "1..*", paramLabel = "DIR", description = "Folders of results, one for each part.")
    private List<Path> folders = new ArrayList<>();

    @Option(names = "--out", paramLabel = "DIR", description = "The folder of results (default: results).")
    private Path out = Path.of("results");

    @Option(
            names = "--junit",
            paramLabel = "FILE",
            description = "Also write every verdict to FILE as JUnit does, for build servers.")
    private @Nullable Path junit;

    @Option(names = "--partial", description = "Missing runs are no failure: exit code 0 instead of 4.")
    private boolean partial;

    @Option(names = "--json", description = "Print one JSON document instead of text.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        try {
            Sweep sweep = new SweepMerge(folders).into(out);
            long missing = sweep.lookAround();
            if (missing > 0) {
                main.console()
                        .err()
                        .println("netsim: " + Units.count(missing) + (missing == 1 ? " run is" : " runs are")
                                + " missing; the tables are of the others");
            }
            int code = new SweepOutcome(sweep, main.console()).conclude(sweep.writeTables(junit), true, json);
            return missing > 0 && !partial && code == ExitCode.DONE ? ExitCode.RUNS_FAILED : code;
        } catch (SweepMerge.Mismatch e) {
            throw new Complaint(ExitCode.INPUT, String.valueOf(e.getMessage()));
        }
    }
}
