package io.netsim.cli;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.run.Shard;
import io.netsim.run.Sweep;
import io.netsim.run.SweepProgress;
import io.netsim.run.SweepRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code netsim sweep}. */
@Command(
        name = "sweep",
        description = {
            "Runs every point and replication of an experiment, several at a time, and writes tables.",
            "Runs that are there already are not run again, so an interrupted sweep goes on where it was.",
            ""
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Writes below DIR/<experiment>: <run_id>/run.json for each run, results.csv (every number),",
            "summary.csv (means over replications with confidence intervals), columns.json (what columns mean),",
            "report.html (all of it on one page, with figures).",
            "",
            "Examples:",
            "  netsim sweep topologies/experiments/quickstart-sweep.yaml --dry-run",
            "  netsim sweep topologies/experiments/quickstart-sweep.yaml --jobs 4",
            "  netsim sweep topologies/experiments/quickstart-sweep.yaml --replications 2",
            "  netsim sweep topologies/experiments/s1-dumbbell.yaml -p cc=reno,cubic -p pairs=1,10",
            "  netsim sweep topologies/experiments/quickstart-sweep.yaml --emit slurm --shards 16 >job.sh"
        })
final class SweepCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private static final int MOST_REPLICATIONS = 1_000_000;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Main main;

    @Parameters(paramLabel = "EXPERIMENT", description = "The experiment file.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
            names = "-p",
            paramLabel = "KEY=A,B,C",
            description = "Values of a parameter, in place of the experiment's own; may be repeated.")
    private Map<String, String> params = new LinkedHashMap<>();

    @Option(names = "--seed", paramLabel = "N", description = "A seed instead of the experiment's own.")
    private @Nullable Long seed;

    @Option(
            names = "--replications",
            paramLabel = "N",
            description =
                    "Runs of each point instead of the file's 'replications'; more of them later go on from these.")
    private @Nullable Integer replications;

    @Option(names = "--jobs", paramLabel = "N", description = "Runs at a time (default: one for each processor).")
    private @Nullable Integer jobs;

    @Option(names = "--dry-run", description = "Say what would be run, and run nothing.")
    private boolean dryRun;

    @Option(names = "--force", description = "Run again what is there already.")
    private boolean force;

    @Option(names = "--retry-failed", description = "Run again what failed.")
    private boolean retryFailed;

    @Option(names = "--out", paramLabel = "DIR", description = "The folder of results (default: results).")
    private Path out = Path.of("results");

    @Option(
            names = "--junit",
            paramLabel = "FILE",
            description = "Also write every verdict to FILE as JUnit does, for build servers.")
    private @Nullable Path junit;

    @Option(names = "--quiet", description = "No progress.")
    private boolean quiet;

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description = "Do only part I of N (1/4 to 4/4), or 'auto' in a Slurm array or an indexed Kubernetes job.")
    private @Nullable String shard;

    @Option(
            names = "--emit",
            paramLabel = "slurm|k8s",
            description = "Run nothing, but print a job for a cluster that does the sweep in shards.")
    private ClusterJob.@Nullable Scheduler emit;

    @Option(names = "--shards", paramLabel = "N", description = "With --emit: how many shards (default: 8).")
    private int shards = 8;

    @Option(names = "--no-report", description = "Write the tables, but no page.")
    private boolean noReport;

    @Option(names = "--json", description = "Print one JSON document instead of text.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        int jobs = this.jobs == null ? Runtime.getRuntime().availableProcessors() : this.jobs;
        if (jobs < 1) {
            throw new Complaint(ExitCode.USAGE, "--jobs " + jobs + ": at least one run at a time is needed");
        }
        if (replications != null && (replications < 1 || replications > MOST_REPLICATIONS)) {
            throw new Complaint(
                    ExitCode.USAGE,
                    "--replications " + replications + ": write a whole number from 1 to " + MOST_REPLICATIONS);
        }
        Experiments.refuseTopology(file);
        ImmutableMap.Builder<String, ImmutableList<String>> values = ImmutableMap.builder();
        params.forEach((key, list) -> values.put(
                key, ImmutableList.copyOf(Splitter.on(',').trimResults().split(list))));
        Shard part = shard == null ? Shard.WHOLE : Shards.parse(shard, System.getenv());
        Sweep sweep = new Sweep(new SweepRequest(
                file,
                file.toString(),
                command(),
                values.buildOrThrow(),
                seed,
                replications,
                out,
                part,
                jobs,
                force,
                retryFailed));
        if (emit != null) {
            main.console().out().print(emitted(emit, sweep));
            return ExitCode.DONE;
        }
        if (dryRun) {
            new DryRun(sweep, jobs, main.console()).print(json);
            return ExitCode.DONE;
        }
        try {
            execute(sweep);
            SweepOutcome outcome = new SweepOutcome(sweep, main.console());
            return part.isWhole()
                    ? outcome.conclude(sweep.writeTables(junit), !noReport, json)
                    : outcome.ofShard(part, json);
        } catch (UncheckedIOException | IOException e) {
            throw new Complaint(ExitCode.RUNS_FAILED, SweepOutcome.unwritable(sweep, e));
        }
    }

    private String emitted(ClusterJob.Scheduler scheduler, Sweep sweep) {
        if (shard != null) {
            throw new Complaint(ExitCode.USAGE, "--shard and --emit: the job deals out the shards; leave out --shard");
        }
        if (shards < 1) {
            throw new Complaint(ExitCode.USAGE, "--shards " + shards + ": at least one is needed");
        }
        ClusterJob job = ClusterJob.of(sweep.plan().experiment(), typed(), shards, jobs == null ? 1 : jobs);
        return switch (scheduler) {
            case slurm ->
                job.slurm(
                        System.getProperty("netsim.launcher", "netsim"),
                        Path.of("").toAbsolutePath().toString());
            case k8s -> job.kubernetes();
        };
    }

    private void execute(Sweep sweep) throws InterruptedException {
        Thread interruption = new Thread(() -> interrupted(sweep), "netsim-interrupted");
        Runtime.getRuntime().addShutdownHook(interruption);
        ProgressLine progress = quiet ? null : new ProgressLine(sweep.progress(), main.console());
        try {
            sweep.execute();
        } finally {
            if (progress != null) {
                progress.close();
            }
            forget(interruption);
        }
    }

    /** As it was typed, fit for a shell. */
    private String command() {
        return "netsim " + typed().stream().map(ShellWord::of).collect(Collectors.joining(" "));
    }

    private List<String> typed() {
        return spec.commandLine().getParent().getParseResult().originalArgs();
    }

    private static void forget(Thread interruption) {
        try {
            Runtime.getRuntime().removeShutdownHook(interruption);
        } catch (IllegalStateException e) {
            // The JVM is already going down, and the hook runs.
        }
    }

    /** In the JVM's last moments: the tables of what there is. The JVM ends with 130 by itself. */
    private void interrupted(Sweep sweep) {
        sweep.stop();
        SweepProgress progress = sweep.progress();
        main.console()
                .err()
                .println("\nnetsim: interrupted; " + (progress.completed() + progress.skipped()) + " of "
                        + progress.total() + " runs are kept in " + sweep.folder()
                        + ", the same command does the rest");
        try {
            if (shard == null) {
                sweep.writeTables(junit);
            }
        } catch (IOException | RuntimeException e) {
            main.console().err().println("netsim: the tables could not be written: " + e.getMessage());
        }
    }
}
