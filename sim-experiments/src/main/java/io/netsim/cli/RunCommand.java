package io.netsim.cli;

import com.google.common.collect.ImmutableList;
import io.netsim.results.JsonText;
import io.netsim.results.PacketTrace;
import io.netsim.results.RunResult;
import io.netsim.run.Run;
import io.netsim.run.RunFailure;
import io.netsim.run.RunOptions;
import io.netsim.run.RunOptions.SocketsAt;
import io.netsim.spec.ExperimentSpec;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code netsim run}. */
@Command(
        name = "run",
        description = {"Runs one point and one replication of an experiment and prints what happened.", ""},
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  netsim run topologies/experiments/quickstart.yaml",
            "  netsim run topologies/experiments/s1-dumbbell.yaml -p cc=cubic -p pairs=2 --replication 3",
            "  netsim run topologies/experiments/quickstart.yaml --json | jq '.flows[].goodput_bps'",
            "  netsim run topologies/experiments/quickstart.yaml --sockets bob@500ms",
            "  netsim run topologies/experiments/quickstart.yaml --capture alice --capture wire",
            "  netsim run topologies/experiments/lecture.yaml --report"
        })
final class RunCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Main main;

    @Parameters(
            paramLabel = "EXPERIMENT",
            description = "The experiment file, such as topologies/experiments/quickstart.yaml.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
            names = "-p",
            paramLabel = "KEY=VALUE",
            description = "Sets a parameter of the experiment; may be repeated.")
    private Map<String, String> params = new LinkedHashMap<>();

    @Option(names = "--replication", paramLabel = "N", description = "Which replication, from 0 (default: 0).")
    private int replication;

    @Option(names = "--seed", paramLabel = "N", description = "A seed instead of the experiment's own.")
    private @Nullable Long seed;

    @Option(
            names = "--max-events",
            paramLabel = "N",
            description = "Give up after so many events (exit code 4; what happened so far is printed).")
    private long maxEvents = Long.MAX_VALUE;

    @Option(
            names = "--sockets",
            paramLabel = "HOST@TIME",
            description = "Show the sockets of a host at a simulated time, such as client@500ms; may be repeated.")
    private List<String> sockets = new ArrayList<>();

    @Option(
            names = "--series",
            description = "Also write series.csv: congestion windows, round-trip times, queues over time.")
    private boolean series;

    @Option(
            names = "--capture",
            paramLabel = "LINK|NODE",
            description = "Also write capture-<name>.pcapng: the packets of a link, of one direction of it (such as"
                    + " bottleneck.forward) or of all interfaces of a node; may be repeated.")
    private List<String> captures = new ArrayList<>();

    @Option(
            names = "--snap-length",
            paramLabel = "BYTES",
            description = "Keep only the first bytes of each captured packet (default: all).")
    private int snapLength = RunOptions.Capture.WHOLE;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Keep the run in DIR/<experiment>/<run_id> (with --series, --capture or --report by default in results).")
    private @Nullable Path out;

    @Option(
            names = "--junit",
            paramLabel = "FILE",
            description = "Also write the verdicts on expectations to FILE as JUnit does, for build servers.")
    private @Nullable Path junit;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private PageRequest page;

    @Option(names = "--json", description = "Print one JSON document instead of the summary.")
    private boolean json;

    @Option(names = "--quiet", description = "No progress.")
    private boolean quiet;

    @Override
    public Integer call() throws IOException {
        Console console = main.console();
        ExperimentSpec spec = Experiments.load(file, params, seed);
        ImmutableList<SocketsAt> wanted = SocketRequests.parse(sockets, spec);
        if (replication < 0) {
            throw new Complaint(ExitCode.USAGE, "--replication " + replication + ": replications count from 0");
        }
        RunOptions.Trace trace = page.trace(spec);
        boolean kept = out != null || series || !captures.isEmpty() || page.isBesideTheRun();
        Path folder = (out == null ? Path.of("results") : out).resolve(spec.name());
        RunOptions.Capture capture = CaptureRequests.parse(captures, snapLength, spec, folder);
        RunOptions options = new RunOptions(maxEvents, wanted, true, series, kept, capture, trace);
        Run run = new Run(spec, file.toString(), replication, options);
        RunResult result = execute(run, spec);
        if (junit != null) {
            JunitFile.write(junit, result, params);
        }
        PacketTrace followed = page.isWanted() ? page.traceOf(run, result) : null;
        if (json) {
            Writer writer = new OutputStreamWriter(console.out(), StandardCharsets.UTF_8);
            JsonText.pretty(result, writer);
        } else {
            new RunSummary(result, console).print();
        }
        Path runFolder = null;
        if (kept) {
            runFolder = run.write(folder, result, file);
            console.err().println("kept in " + runFolder);
        }
        if (followed != null) {
            String command = PageRequest.command(file, params, replication, seed);
            Path written = page.write(spec, file, command, run, result, followed, runFolder);
            console.err().println("report: " + written);
        }
        return Experiments.exitCode(result, console);
    }

    @SuppressWarnings("try") // The line shows itself.
    private RunResult execute(Run run, ExperimentSpec spec) throws IOException {
        try (ProgressLine progress = quiet ? null : new ProgressLine(run, main.console())) {
            return run.execute();
        } catch (RunFailure e) {
            if (junit != null) {
                JunitFile.write(junit, spec.name(), replication, e, params);
            }
            throw e;
        }
    }
}
