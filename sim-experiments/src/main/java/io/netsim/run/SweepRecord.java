package io.netsim.run;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import io.netsim.results.JsonText;
import io.netsim.results.RunFolder;
import io.netsim.results.RunResult;
import io.netsim.spec.ExperimentSpec;
import io.netsim.spec.SweepPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code sweep.json}: all that is needed to do a sweep again, where and when it was done, and the digest of its
 * runs. Unlike the tables it tells of the machine and of time.
 */
final class SweepRecord {
    /** The name of the file. */
    static final String FILE = "sweep.json";

    private final SweepRequest request;
    private final SweepPlan plan;
    private final Path folder;
    private final Hasher digests = Hashing.sha256().newHasher();
    private final List<Map<String, @Nullable Object>> points = new ArrayList<>();
    private @Nullable ParameterColumns columns;
    private final Set<String> commits = new LinkedHashSet<>();
    private long completed;
    private long failed;

    SweepRecord(SweepRequest request, SweepPlan plan, Path folder) {
        this.request = request;
        this.plan = plan;
        this.folder = folder;
    }

    /** How parameters appear in the tables. */
    void columns(ParameterColumns parameters) {
        columns = parameters;
    }

    /** The next point begins. */
    void point(int number, Map<String, String> params, @Nullable String firstRun) {
        Map<String, @Nullable Object> point = new LinkedHashMap<>();
        point.put("point", number);
        point.put("params", params);
        point.put("replications", 0);
        point.put("failed", 0);
        point.put("first_run", firstRun);
        points.add(point);
    }

    /** A run of that point has a result. */
    void completed(String digest, @Nullable Object commit) {
        if (commit != null) {
            commits.add(commit.toString());
        }
        completed++;
        count("replications");
        digests.putString(digest, StandardCharsets.UTF_8);
    }

    /** A run of that point failed. */
    void failed() {
        failed++;
        count("failed");
    }

    long failedRuns() {
        return failed;
    }

    /** Of the program, by which runs were made. */
    ImmutableList<String> commits() {
        return ImmutableList.copyOf(commits);
    }

    private void count(String key) {
        points.get(points.size() - 1).merge(key, 1, (before, one) -> (Integer) before + (Integer) one);
    }

    /**
     * @param first point
     * @param wallS how long this sweep took; null while it is under way
     * @param kept how many of the runs were there before
     */
    void write(ExperimentSpec first, @Nullable Double wallS, long kept) throws IOException {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("netsim", RunResult.FORMAT);
        document.put("experiment", plan.experiment());
        document.put("description", first.description());
        document.put("version", Version.NUMBER);
        document.put("git_commit", commits.size() == 1 ? commits().get(0) : Provenance.gitCommit());
        document.put("git_commits", commits());
        document.put("jdk", System.getProperty("java.version"));
        document.put("machine", machine());
        document.put("command", request.command());
        document.put("file", request.named());
        document.put("sources", Experiment.loader().sources(request.file(), plan.points()));
        document.put("overrides", request.overrides());
        document.put("seed", first.seed());
        document.put("seed_from_command_line", request.seed() != null);
        document.put("replications", plan.replications().asMap());
        document.put("replications_from_command_line", request.replications() != null);
        document.put("finished", wallS != null);
        document.put(
                "finished_at",
                wallS == null
                        ? null
                        : Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        document.put("digest", wallS == null ? null : digests.hash().toString());
        document.put("runs", runs(kept));
        document.put("wall_s", wallS);
        document.put("cpu_s", wallS == null ? null : CpuUse.sinceStartS());
        document.put("axes", axes());
        document.put("points", points);
        document.put("report", first.report().asMap());
        Files.createDirectories(folder);
        RunFolder.writeFile(folder.resolve(FILE), JsonText.pretty(document));
    }

    private ImmutableMap<String, Object> runs(long kept) {
        boolean fixed = plan.replications().until() == null;
        long total = fixed ? (long) plan.points().size() * plan.replications().max() : completed + failed;
        return ImmutableMap.of(
                "total",
                total,
                "completed",
                completed,
                "kept",
                kept,
                "failed",
                failed,
                "missing",
                total - completed - failed);
    }

    private static ImmutableMap<String, Object> machine() {
        return ImmutableMap.of(
                "os",
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                "arch",
                System.getProperty("os.arch"),
                "processors",
                Runtime.getRuntime().availableProcessors());
    }

    private ImmutableList<Map<String, @Nullable Object>> axes() {
        ImmutableList<ParameterColumns.Column> known = columns == null ? ImmutableList.of() : columns.columns();
        ImmutableList.Builder<Map<String, @Nullable Object>> axes = ImmutableList.builder();
        for (SweepPlan.Axis axis : plan.axes()) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            map.put("parameter", axis.parameter());
            for (ParameterColumns.Column column : known) {
                if (column.parameter().equals(axis.parameter())) {
                    map.put("column", column.name());
                    map.put("unit", column.unit() == null ? "" : TableColumns.unit(column.unit()));
                    map.put("type", column.number() ? "number" : "text");
                }
            }
            map.put("values", axis.values());
            map.put("kind", axis.kind());
            axes.add(map);
        }
        return axes.build();
    }
}
