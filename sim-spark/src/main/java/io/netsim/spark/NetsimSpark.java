package io.netsim.spark;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Lists;
import io.netsim.report.sweep.SweepReport;
import io.netsim.run.Experiment;
import io.netsim.run.Shard;
import io.netsim.run.Sources;
import io.netsim.run.Sweep;
import io.netsim.run.SweepRequest;
import io.netsim.run.SweepTask;
import io.netsim.run.Version;
import io.netsim.spec.SpecException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * A sweep on a Spark cluster, for {@code spark-submit}: every run is a task. What is written is what {@code netsim sweep}
 * writes, to the byte, and the tables as Parquet besides.
 */
@Command(
        name = "spark-submit … --class io.netsim.spark.NetsimSpark sim-spark.jar",
        description =
                "Runs every point and replication of an experiment as tasks of Spark, and writes tables and report.",
        mixinStandardHelpOptions = true)
public final class NetsimSpark implements Callable<Integer> {
    private static final int INPUT = 3;
    private static final int RUNS_FAILED = 4;
    private static final int UNMET = 5;

    /** Tasks of one stage; more runs than that share them. */
    private static final int MOST_SLICES = 10_000;

    /** Runs handed over at a time, so that the driver never holds all of a large sweep. */
    private static final int BATCH = 100_000;

    @Parameters(paramLabel = "EXPERIMENT", description = "The experiment file, read on the driver.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "-p", paramLabel = "KEY=A,B,C", description = "Values of a parameter; may be repeated.")
    private Map<String, String> params = new LinkedHashMap<>();

    @Option(names = "--seed", paramLabel = "N", description = "A seed instead of the experiment's own.")
    private @Nullable Long seed;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "The folder of results; all machines must see it under this name.")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Option(names = "--force", description = "Run again what is there already.")
    private boolean force;

    @Option(names = "--retry-failed", description = "Run again what failed.")
    private boolean retryFailed;

    private final PrintStream results;
    private final PrintStream messages;
    private final List<String> arguments;

    private NetsimSpark(PrintStream results, PrintStream messages, List<String> arguments) {
        this.results = results;
        this.messages = messages;
        this.arguments = arguments;
    }

    /** Ends the process only if something went wrong: Spark in cluster mode takes that for a failure, as it should. */
    public static void main(String[] args) {
        NetsimSpark program = new NetsimSpark(System.out, System.err, ImmutableList.copyOf(args));
        int code = new CommandLine(program)
                .setExecutionExceptionHandler((e, command, parsed) -> program.explain(e))
                .execute(args);
        if (code != 0) {
            System.exit(code);
        }
    }

    private int explain(Exception e) throws Exception {
        if (e instanceof SpecException mistakes) {
            messages.println(mistakes.getMessage());
            return INPUT;
        }
        if (e instanceof IOException io) {
            messages.println("netsim: cannot read or write: " + io.getMessage());
            return INPUT;
        }
        throw e;
    }

    @Override
    public Integer call() throws IOException {
        ImmutableMap.Builder<String, ImmutableList<String>> values = ImmutableMap.builder();
        params.forEach((key, list) -> values.put(
                key, ImmutableList.copyOf(Splitter.on(',').trimResults().split(list))));
        ImmutableMap<String, ImmutableList<String>> overrides = values.buildOrThrow();
        Path results = out.toAbsolutePath().normalize();
        String command =
                "spark-submit --class io.netsim.spark.NetsimSpark sim-spark.jar " + String.join(" ", arguments);
        Path laidOut = layOut(overrides, results);
        Job job = new Job(laidOut, file.toString(), command, overrides, seed, results, force, retryFailed);
        // The driver's own: it only plans, looks at what is there, and writes the tables.
        Sweep sweep = new Sweep(new SweepRequest(
                laidOut, file.toString(), command, overrides, seed, results, Shard.WHOLE, 1, false, false));
        try (SparkSession spark = SparkSession.builder()
                .appName("netsim " + sweep.plan().experiment())
                .getOrCreate()) {
            JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
            Set<String> lost = run(context, job, sweep);
            return conclude(sweep, lost, spark);
        }
    }

    /** The experiment and its topologies, below the folder of results. */
    private Path layOut(ImmutableMap<String, ImmutableList<String>> overrides, Path results) throws IOException {
        var plan = Experiment.loader().plan(file, overrides);
        Sources sources = new Sources(Experiment.loader().sources(file, plan.points()));
        return sources.layOut(
                Files.createDirectories(results.resolve(plan.experiment()).resolve("sources")));
    }

    /** Why runs could not be kept, each reason once. */
    private static Set<String> run(JavaSparkContext context, Job job, Sweep sweep) {
        Broadcast<Job> broadcast = context.broadcast(job);
        RunTask task = new RunTask(broadcast);
        Set<String> lost = new LinkedHashSet<>();
        for (List<SweepTask> batch : com.google.common.collect.Iterables.partition(sweep.tasks(), BATCH)) {
            lost.addAll(run(context, task, batch));
        }
        List<SweepTask> more = sweep.moreTasks();
        while (!more.isEmpty() && lost.isEmpty()) {
            lost.addAll(run(context, task, more));
            more = sweep.moreTasks();
        }
        return lost;
    }

    private static List<String> run(JavaSparkContext context, RunTask task, List<SweepTask> tasks) {
        return context.parallelize(Lists.newArrayList(tasks), Math.min(tasks.size(), MOST_SLICES))
                .map(task)
                .filter(reason -> !reason.isEmpty())
                .distinct()
                .collect();
    }

    private int conclude(Sweep sweep, Set<String> lost, SparkSession spark) throws IOException {
        long missing = sweep.lookAround();
        var findings = sweep.writeTables(null);
        SparkTables.write(spark, sweep.folder());
        var progress = sweep.progress();
        results.println(sweep.plan().experiment() + ": " + progress.total() + " runs, "
                + (progress.total() - missing - progress.failed()) + " done, " + progress.failed() + " failed"
                + (missing == 0 ? "" : ", " + missing + " missing"));
        results.println("  " + sweep.folder().resolve("summary.csv"));
        results.println("  " + sweep.folder().resolve("results.csv"));
        results.println("  " + sweep.folder().resolve("parquet"));
        Path page = sweep.folder().resolve("report.html");
        SweepReport.write(sweep.folder(), page, Version.NUMBER);
        results.println("  " + page);
        lost.forEach(reason -> messages.println("netsim: runs could not be kept: " + reason));
        SpecException mistakes = progress.mistakes();
        if (mistakes != null) {
            messages.println(mistakes.getMessage());
        }
        if (missing > 0 || progress.failed() > 0 || !lost.isEmpty()) {
            return RUNS_FAILED;
        }
        return findings.meetsExpectations() ? 0 : UNMET;
    }
}
