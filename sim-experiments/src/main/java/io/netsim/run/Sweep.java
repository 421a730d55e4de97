package io.netsim.run;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.results.JunitReport;
import io.netsim.results.RunFolder;
import io.netsim.results.RunResult;
import io.netsim.spec.ExperimentSpec;
import io.netsim.spec.SpecException;
import io.netsim.spec.SweepPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * All runs of an experiment, several at a time, one simulator to a thread. A run that is there already is not run again;
 * one that fails is kept with its error, and the rest goes on. What is written depends on the experiment alone, not on
 * the number of threads or on how often the sweep was interrupted.
 */
public final class Sweep {
    private final SweepRequest request;
    private final SweepPlan plan;
    private final Path folder;
    private final ImmutableList<SweepPoint> points;
    private final SweepProgress progress;
    private volatile boolean stopped;

    /** @throws SpecException if the experiment or its sweep contains a mistake */
    public Sweep(SweepRequest request) {
        this.request = request;
        this.plan = Experiment.loader().plan(request.file(), request.overrides());
        this.folder = request.out().resolve(plan.experiment());
        ImmutableList.Builder<SweepPoint> all = ImmutableList.builder();
        for (ImmutableMap<String, String> values : plan.points()) {
            all.add(new SweepPoint(request, values, plan.replications()));
        }
        this.points = all.build();
        this.progress = new SweepProgress((long) plan.points().size() * plan.replications());
    }

    public SweepPlan plan() {
        return plan;
    }

    /** Where everything is written. */
    public Path folder() {
        return folder;
    }

    /** To be read from any thread. */
    public SweepProgress progress() {
        return progress;
    }

    /** Lets runs under way end and begins no other; from any thread. */
    public void stop() {
        stopped = true;
    }

    /** Runs what is missing; returns when all is done, then {@link #writeTables} is due. */
    public void execute() throws InterruptedException {
        RunFolder.removeLeftovers(folder);
        ExecutorService pool = Executors.newFixedThreadPool(request.jobs(), task -> {
            Thread thread = new Thread(task, "netsim-run");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<?>> tasks = new ArrayList<>();
            for (SweepPoint point : points) {
                for (int replication = 0; replication < point.replications(); replication++) {
                    int number = replication;
                    tasks.add(pool.submit(() -> runOne(point, number)));
                }
            }
            for (Future<?> task : tasks) {
                await(task);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static void await(Future<?> task) throws InterruptedException {
        try {
            task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UncheckedIOException io) {
                throw io;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private void runOne(SweepPoint point, int replication) {
        if (stopped) {
            return;
        }
        ExperimentSpec spec;
        try {
            spec = point.spec();
        } catch (SpecException e) {
            progress.invalid(e);
            return;
        }
        try {
            String runId = point.runIds().get(replication);
            if (!request.force() && RunFolder.isDone(folder, runId)) {
                boolean failed = RunFolder.read(folder.resolve(runId)).containsKey("error");
                if (!failed || !request.retryFailed()) {
                    progress.skipped(failed);
                    return;
                }
            }
            run(spec, replication, runId);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder, e);
        } finally {
            point.release();
        }
    }

    private void run(ExperimentSpec spec, int replication, String runId) throws IOException {
        Map<String, @Nullable Object> document;
        RunFolder.Extra series = path -> {};
        String failure = null;
        try {
            Run run = new Run(spec, request.file().toString(), replication, RunOptions.KEPT);
            RunResult result = run.execute();
            series = run::writeSeries;
            document = RunDocument.of(result, spec, request.file());
            if (result.ended().equals("events")) {
                failure = "the event limit was reached at " + result.simulatedS() + " s of simulated time";
                document.put("error", failure);
            } else if (!result.meetsExpectations()) {
                progress.unmet();
            }
        } catch (SpecException e) {
            progress.invalid(e);
            return;
        } catch (RunFailure e) {
            failure = String.valueOf(e.getMessage());
            document = RunDocument.ofFailure(spec, replication, request.file(), failure, e.simulatedS());
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            failure = e.toString();
            document = RunDocument.ofFailure(spec, replication, request.file(), failure, null);
        }
        RunFolder.write(folder, document, series);
        if (failure == null) {
            progress.completedOne();
        } else {
            progress.failed("run " + runId + ": " + failure);
        }
    }

    /**
     * Writes the tables from the runs that are there: {@code results.csv}, {@code summary.csv}, {@code comparisons.csv},
     * {@code expectations.csv}, {@code checks.json}, {@code columns.json}.
     *
     * @param junit where every verdict is also written for build servers; null for nowhere
     */
    public SweepFindings writeTables(@Nullable Path junit) throws IOException {
        Map<Integer, SweepPoint> loaded = new LinkedHashMap<>();
        for (int i = 0; i < points.size(); i++) {
            if (points.get(i).params() != null) {
                loaded.put(i, points.get(i));
            }
        }
        ExperimentSpec first = Experiment.load(request.file(), plan.points().get(0), request.seed());
        SweepTables tables = new SweepTables(plan.experiment(), folder, first.report(), first.sweep());
        if (junit == null) {
            return tables.write(loaded, null);
        }
        try (JunitReport verdicts = new JunitReport(junit, plan.experiment())) {
            SweepFindings findings = tables.write(loaded, verdicts);
            verdicts.finish();
            return findings;
        }
    }
}
