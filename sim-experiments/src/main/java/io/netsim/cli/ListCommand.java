package io.netsim.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.results.JsonText;
import io.netsim.results.RunFolder;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code netsim list}. */
@Command(
        name = "list",
        description = {"Lists the experiments in a folder of results, or the runs in the folder of one.", ""},
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  netsim list results", "  netsim list results/quickstart-sweep"})
final class ListCommand implements Callable<Integer> {
    /** Beside the keys of the document. */
    private static final String FOLDER = "folder of the run";

    private static final String DAMAGED = "run.json is damaged; 'netsim sweep' does the run again";

    private static final ImmutableList<String> KEYS = ImmutableList.of(
            "run_id", "experiment", "point", "replication", "seed", "simulated_s", "events", "digest", "error");

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Main main;

    @Parameters(
            paramLabel = "RESULTS",
            arity = "0..1",
            description = "A folder of results, of one experiment or one run (default: results).")
    private Path folder = Path.of("results");

    @Option(names = "--json", description = "Print one JSON document instead.")
    private boolean json;

    /** What {@code --json} says of a run. */
    private record Entry(
            String runId,
            String experiment,
            String folder,
            Object point,
            @Nullable Object replication,
            @Nullable Object seed,
            @Nullable Object simulatedS,
            @Nullable Object events,
            @Nullable Object digest,
            String status,
            @Nullable Object error) {}

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new Complaint(ExitCode.INPUT, folder + " is not a folder of results");
        }
        List<KeptExperiment> experiments = KeptExperiment.below(folder);
        if (!json && !experiments.isEmpty() && !KeptExperiment.isExperiment(folder)) {
            print(experiments);
            return ExitCode.DONE;
        }
        List<Map<String, @Nullable Object>> runs = new ArrayList<>();
        for (Path run : RunFolder.find(folder)) {
            Map<String, @Nullable Object> document = summary(run);
            document.put(FOLDER, run.toString());
            runs.add(document);
        }
        if (runs.isEmpty() && !json) {
            main.console().err().println("netsim: there are no runs in " + folder);
            return ExitCode.DONE;
        }
        runs.sort(Comparator.comparing((Map<String, @Nullable Object> run) -> text(run, "experiment"))
                .thenComparing(run -> text(run, "point"))
                .thenComparingInt(run -> run.get("replication") instanceof Long n ? n.intValue() : 0));
        if (json) {
            List<Entry> entries = runs.stream().map(ListCommand::entry).toList();
            main.console().out().print(JsonText.pretty(ImmutableMap.of("experiments", experiments, "runs", entries)));
            return ExitCode.DONE;
        }
        Table table = new Table(
                "<run", "<experiment", "<point", "replication", "seed", "simulated", "events", "<digest", "<status");
        Map<String, Set<String>> varying = varying(runs);
        for (Map<String, @Nullable Object> run : runs) {
            table.row(
                    text(run, "run_id"),
                    text(run, "experiment"),
                    point(run, varying.getOrDefault(text(run, "experiment"), Set.of())),
                    text(run, "replication"),
                    text(run, "seed"),
                    run.get("simulated_s") instanceof Double seconds ? Units.time(seconds) : "",
                    run.get("events") instanceof Long events ? Units.count(events) : "",
                    text(run, "digest")
                            .substring(0, Math.min(12, text(run, "digest").length())),
                    status(run));
        }
        table.lines().forEach(line -> main.console().out().println(line.substring(2)));
        return ExitCode.DONE;
    }

    private void print(List<KeptExperiment> experiments) {
        Table table = new Table("<experiment", "points", "runs", "failed", "<latest", "<report");
        for (KeptExperiment kept : experiments) {
            Long total = kept.total();
            table.row(
                    kept.experiment(),
                    kept.points() == null || kept.points() == 0 ? "" : Units.count(kept.points()),
                    total == null || total == kept.runs()
                            ? Units.count(kept.runs())
                            : Units.count(kept.runs()) + " of " + Units.count(total),
                    kept.failed() == null ? "" : Units.count(kept.failed()),
                    WHEN.format(Instant.parse(kept.latest())),
                    kept.report() == null ? "" : kept.report());
        }
        table.lines().forEach(line -> main.console().out().println(line.substring(2)));
    }

    /** What is shown of a run, without what is large: there may be many. */
    private static Map<String, @Nullable Object> summary(Path run) throws IOException {
        Map<String, @Nullable Object> summary = new LinkedHashMap<>();
        try {
            Map<String, @Nullable Object> document = RunFolder.readResult(run);
            for (String key : KEYS) {
                if (document.containsKey(key)) {
                    summary.put(key, document.get(key));
                }
            }
        } catch (IllegalArgumentException | CharacterCodingException e) {
            summary.put("run_id", String.valueOf(run.getFileName()));
            summary.put(
                    "experiment",
                    String.valueOf(
                            run.toAbsolutePath().getName(run.toAbsolutePath().getNameCount() - 2)));
            summary.put("error", DAMAGED);
        }
        return summary;
    }

    private static Entry entry(Map<String, @Nullable Object> run) {
        return new Entry(
                text(run, "run_id"),
                text(run, "experiment"),
                text(run, FOLDER),
                pointOf(run),
                run.get("replication"),
                run.get("seed"),
                run.get("simulated_s"),
                run.get("events"),
                run.get("digest"),
                status(run),
                run.get("error"));
    }

    private static String status(Map<String, @Nullable Object> run) {
        Object error = run.get("error");
        return error == null ? "done" : error.equals(DAMAGED) ? "damaged" : "failed";
    }

    private static String text(Map<String, @Nullable Object> run, String key) {
        Object value = run.get(key);
        return value == null ? "" : value.toString();
    }

    /** By experiment, the parameters that are not the same in all its runs. */
    private static Map<String, Set<String>> varying(List<Map<String, @Nullable Object>> runs) {
        Map<String, Map<String, Set<String>>> values = new LinkedHashMap<>();
        for (Map<String, @Nullable Object> run : runs) {
            Map<String, Set<String>> ofExperiment =
                    values.computeIfAbsent(text(run, "experiment"), key -> new LinkedHashMap<>());
            pointOf(run)
                    .forEach((name, value) -> ofExperiment
                            .computeIfAbsent(String.valueOf(name), key -> new LinkedHashSet<>())
                            .add(String.valueOf(value)));
        }
        Map<String, Set<String>> varying = new LinkedHashMap<>();
        values.forEach((experiment, params) -> varying.put(
                experiment,
                params.entrySet().stream()
                        .filter(entry -> entry.getValue().size() > 1)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toCollection(LinkedHashSet::new))));
        return varying;
    }

    private static Map<?, ?> pointOf(Map<String, @Nullable Object> run) {
        return run.get("point") instanceof Map<?, ?> point ? point : Map.of();
    }

    private static String point(Map<String, @Nullable Object> run, Set<String> shown) {
        return pointOf(run).entrySet().stream()
                .filter(entry -> shown.contains(String.valueOf(entry.getKey())))
                .map(entry -> entry.getKey() + " = " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
