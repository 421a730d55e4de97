package io.netsim.run;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.results.JunitReport;
import io.netsim.results.RunClaim;
import io.netsim.results.RunFolder;
import io.netsim.results.RunResult;
import io.netsim.spec.ExperimentSpec;
import io.netsim.spec.SpecException;
import io.netsim.spec.SweepPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All runs of an experiment, several at a time, one simulator to a thread. A run that is there already is not run again;
 * one that fails is kept with its error, and the rest goes on. What is written depends on the experiment alone, not on
 * the number of threads, processes and machines or on how often the sweep was interrupted.
 */
public final class Sweep {
    private static final long LOOK_AGAIN_MS = 100;

    private final long startNs = System.nanoTime();
    private final SweepRequest request;
    private final SweepPlan plan;
    private final Path folder;
    private final ImmutableList<SweepPoint> points;
    private final SweepProgress progress;
    /** Points whose experiment is in memory, the latest last. */
    private final Deque<SweepPoint> loaded = new ArrayDeque<>();

    private volatile boolean stopped;

    /** @throws SpecException if the experiment or its sweep contains a mistake */
    public Sweep(SweepRequest request) {
        this.request = request;
        SweepPlan planned = Experiment.loader().plan(request.file(), request.overrides());
        Integer replications = request.replications();
        this.plan = replications == null ? planned : planned.replicated(replications);
        this.folder = request.out().resolve(plan.experiment());
        ImmutableList.Builder<SweepPoint> all = ImmutableList.builder();
        for (ImmutableMap<String, String> values : plan.points()) {
            all.add(new SweepPoint(request, values, plan.replications().min()));
        }
        this.points = all.build();
        this.progress = new SweepProgress();
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

    SweepRequest request() {
        return request;
    }

    ImmutableList<SweepPoint> points() {
        return points;
    }

    /**
     * All runs of this shard that are due by what is known, in the order of the sweep; made on the way, so that there may be
     * many.
     */
    public Iterable<SweepTask> tasks() {
        return () -> tasks(0);
    }

    private Iterator<SweepTask> tasks(int from) {
        return IntStream.range(0, points.size())
                .boxed()
                .flatMap(point -> IntStream.range(from, points.get(point).planned())
                        .mapToObj(replication -> new SweepTask(point, replication)))
                .filter(task -> request.shard().has(task, plan.replications()))
                .iterator();
    }

    /** Lets runs under way end and begins no other; from any thread. */
    public void stop() {
        stopped = true;
    }

    /**
     * Runs what is missing; returns when all is done, then {@link #writeTables} is due, unless this is a shard.
     *
     * @throws UncheckedIOException if results cannot be written; those before are kept
     */
    public void execute() throws InterruptedException {
        RunFolder.removeLeftovers(folder);
        writeRecord();
        ExecutorService pool = Executors.newFixedThreadPool(request.jobs(), task -> {
            Thread thread = new Thread(task, "netsim-run");
            thread.setDaemon(true);
            return thread;
        });
        try {
            progress.expect(count(tasks(0)));
            run(tasks(0), pool);
            for (List<SweepTask> more = moreTasks(); !more.isEmpty() && !stopped; more = moreTasks()) {
                progress.expect(more.size());
                run(more.iterator(), pool);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static long count(Iterator<SweepTask> tasks) {
        long count = 0;
        while (tasks.hasNext()) {
            tasks.next();
            count++;
        }
        return count;
    }

    /**
     * What is due beyond {@link #tasks}, if replications go on until a mean is precise; call it again when these are done. Empty
     * when all points have enough.
     */
    public List<SweepTask> moreTasks() {
        if (plan.replications().until() == null) {
            return List.of();
        }
        return new FurtherReplications(plan.replications(), first().report().confidence(), request.shard(), folder)
                .of(points);
    }

    /** Runs nothing, but counts what is there. Returns how many of the runs that are due are missing. */
    public long lookAround() throws IOException {
        long missing = 0;
        Iterator<SweepTask> tasks = tasks(0);
        while (tasks.hasNext()) {
            while (tasks.hasNext()) {
                progress.expect(1);
                missing += isThere(tasks.next()) ? 0 : 1;
            }
            tasks = missing == 0 ? moreTasks().iterator() : Collections.emptyIterator();
        }
        return missing;
    }

    private boolean isThere(SweepTask task) throws IOException {
        SweepPoint point = points.get(task.point());
        touch(point);
        try {
            return isSettled(point.runId(task.replication()));
        } catch (SpecException e) {
            progress.invalid(e);
            return true;
        }
    }

    /** The first point; the plan has found it sound. */
    private ExperimentSpec first() {
        return Experiment.load(request.file(), plan.points().get(0), request.seed());
    }

    private void run(Iterator<SweepTask> tasks, ExecutorService pool) throws InterruptedException {
        Deque<SweepTask> elsewhere = new ArrayDeque<>();
        List<Future<?>> workers = new ArrayList<>();
        for (int i = 0; i < request.jobs(); i++) {
            workers.add(pool.submit(() -> {
                work(tasks, elsewhere);
                return null;
            }));
        }
        // All of them have ended when this returns, so that nothing is written behind the caller's back.
        UncheckedIOException failure = null;
        for (Future<?> worker : workers) {
            try {
                await(worker);
            } catch (UncheckedIOException e) {
                if (failure == null) {
                    failure = e;
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Takes one run after the other; those that another process is at come last, to see what has become of them. */
    private void work(Iterator<SweepTask> tasks, Deque<SweepTask> elsewhere) throws InterruptedException {
        while (!stopped) {
            SweepTask task;
            boolean again = false;
            synchronized (tasks) {
                if (tasks.hasNext()) {
                    task = tasks.next();
                } else if (elsewhere.isEmpty()) {
                    return;
                } else {
                    task = elsewhere.remove();
                    again = true;
                }
            }
            try {
                if (again) {
                    Thread.sleep(LOOK_AGAIN_MS);
                }
                if (!tryRun(task)) {
                    synchronized (tasks) {
                        elsewhere.add(task);
                    }
                }
            } catch (UncheckedIOException e) {
                stopped = true; // Others would fail likewise: the disk is full, or the folder is gone.
                throw e;
            }
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

    /**
     * Does one run, unless it is there already; waits if another process is at it. From any thread.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public void run(SweepTask task) throws InterruptedException {
        while (!tryRun(task)) {
            Thread.sleep(LOOK_AGAIN_MS);
        }
    }

    /** False if another process is at it. */
    private boolean tryRun(SweepTask task) {
        SweepPoint point = points.get(task.point());
        try {
            touch(point);
            String runId = point.runId(task.replication());
            if (isSettled(runId)) {
                return true;
            }
            try (RunClaim claim = RunClaim.take(folder, runId)) {
                if (claim == null) {
                    return false;
                }
                if (!request.force() && RunFolder.isDone(folder, runId) && isSettled(runId)) {
                    return true;
                }
                run(point.spec(), point.origin(), task.replication(), runId);
                return true;
            }
        } catch (SpecException e) {
            progress.invalid(e);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder, e);
        }
    }

    /** Whether nothing is to be done for a run; if so, it is counted. */
    private boolean isSettled(String runId) throws IOException {
        if (request.force() || !RunFolder.isDone(folder, runId)) {
            return false;
        }
        Map<String, @Nullable Object> document = RunFolder.readIfWhole(folder, runId);
        if (document == null) {
            progress.message("run " + runId + " is damaged or of another format, and is done again");
            return false;
        }
        boolean failed = document.containsKey("error");
        if (failed && request.retryFailed()) {
            return false;
        }
        progress.skipped(failed);
        return true;
    }

    /** Few experiments are kept in memory at a time. */
    private void touch(SweepPoint point) {
        synchronized (loaded) {
            loaded.remove(point);
            loaded.add(point);
            if (loaded.size() > request.jobs() + 1) {
                loaded.remove().forget();
            }
        }
    }

    private void run(ExperimentSpec spec, RunOrigin origin, int replication, String runId) throws IOException {
        Map<String, @Nullable Object> document;
        RunFolder.Extra series = path -> {};
        String failure = null;
        try {
            Run run = new Run(spec, request.file().toString(), replication, RunOptions.KEPT, runId);
            RunResult result = run.execute();
            series = run::writeSeries;
            document = RunDocument.of(result, origin);
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
            document = RunDocument.ofFailure(spec, replication, origin, failure, e.simulatedS());
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            failure = e.toString();
            document = RunDocument.ofFailure(spec, replication, origin, failure, null);
        }
        RunFolder.write(folder, document, true, series);
        if (failure == null) {
            progress.completedOne();
        } else {
            progress.failed("run " + runId + ": " + failure);
        }
    }

    /** What the sweep is, while it is under way. */
    private void writeRecord() {
        try {
            new SweepRecord(request, plan, folder).write(first(), null, 0);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder, e);
        }
    }

    /**
     * Writes the tables from the runs that are there: {@code results.csv}, {@code summary.csv}, {@code comparisons.csv},
     * {@code expectations.csv}, {@code failures.csv}, {@code checks.json}, {@code columns.json}; and {@code sweep.json}.
     *
     * @param junit where every verdict is also written for build servers; null for nowhere
     */
    public SweepFindings writeTables(@Nullable Path junit) throws IOException {
        Map<Integer, SweepPoint> sound = new LinkedHashMap<>();
        for (int number = 0; number < points.size(); number++) {
            if (points.get(number).isSound()) {
                sound.put(number, points.get(number));
            }
        }
        ExperimentSpec first = first();
        SweepRecord record = new SweepRecord(request, plan, folder);
        SweepTables tables = new SweepTables(plan, folder, first, record);
        SweepFindings findings;
        if (junit == null) {
            findings = tables.write(sound, null);
        } else {
            try (JunitReport verdicts = new JunitReport(junit, plan.experiment())) {
                findings = tables.write(sound, verdicts);
                verdicts.finish();
            }
        }
        record.write(first, (System.nanoTime() - startNs) / 1e9, progress.skipped());
        return findings;
    }
}
