package io.netsim.report.sweep;

import io.netsim.results.CsvText;
import io.netsim.results.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the folder of a sweep as {@code netsim sweep} does, with numbers that a test chooses. */
final class SweepFolder {
    /** What was measured in one run. */
    interface Model {
        /** Not a number where a point has none. */
        double value(int point, int replication);
    }

    private record Parameter(String name, String unit, List<String> values, List<Double> numbers) {}

    private record Measured(String entity, String metric, String statistic, Model model) {}

    private final Path folder;
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<Measured> measured = new ArrayList<>();
    private final Map<String, Object> report = new LinkedHashMap<>();
    private List<Map<String, Object>> traffic = List.of();
    private String experiment = "example";
    private String description = "An example";
    private int replications = 5;
    private long warmupS;

    SweepFolder(Path folder) {
        this.folder = folder;
        traffic("bulk_transfer", "tcp", false);
    }

    SweepFolder called(String name, String text) {
        experiment = name;
        description = text;
        return this;
    }

    SweepFolder replications(int count) {
        replications = count;
        return this;
    }

    /** Whole seconds that are left out at the start of each run. */
    SweepFolder warmup(long seconds) {
        warmupS = seconds;
        return this;
    }

    /** A parameter of texts. */
    SweepFolder names(String name, String... values) {
        parameters.add(new Parameter(name, "", List.of(values), List.of()));
        return this;
    }

    /** A parameter of numbers in a base unit; as written with that unit. */
    SweepFolder numbers(String name, String unit, double... values) {
        List<String> texts = new ArrayList<>();
        List<Double> numbers = new ArrayList<>();
        for (double value : values) {
            numbers.add(value);
            texts.add(Scale.worded(unit, value));
        }
        parameters.add(new Parameter(name, unit, texts, numbers));
        return this;
    }

    SweepFolder traffic(String app, String transport, boolean sized) {
        Map<String, Object> kind = new LinkedHashMap<>(Map.of("kind", app));
        if (sized) {
            kind.put("size", 1000L);
        }
        traffic = List.of(Map.of("id", "entry", "app", kind, "transport", transport));
        return this;
    }

    SweepFolder measured(String entity, String metric, String statistic, Model model) {
        measured.add(new Measured(entity, metric, statistic, model));
        return this;
    }

    SweepFolder report(String key, Object value) {
        report.put(key, value);
        return this;
    }

    /** How many parameter sets there are. */
    int points() {
        return parameters.stream().mapToInt(each -> each.values.size()).reduce(1, (a, b) -> a * b);
    }

    private int index(int point, int parameter) {
        int rest = point;
        for (int i = parameters.size() - 1; i > parameter; i--) {
            rest /= parameters.get(i).values.size();
        }
        return rest % parameters.get(parameter).values.size();
    }

    private static String column(Parameter parameter) {
        return switch (parameter.unit) {
            case "s" -> parameter.name + "_s";
            case "bit/s" -> parameter.name + "_bps";
            case "B" -> parameter.name + "_bytes";
            case "fraction" -> parameter.name + "_fraction";
            default -> parameter.name;
        };
    }

    private static String runId(int point, int replication) {
        return String.format("%012x", 4096 * point + replication + 1);
    }

    /** Writes {@code sweep.json}, the tables and the document of each point's first run. */
    Path write() {
        try {
            Files.createDirectories(folder);
            writeTables();
            writeColumns();
            List<Object> points = new ArrayList<>();
            for (int point = 0; point < points(); point++) {
                points.add(Map.of(
                        "point",
                        (long) point,
                        "params",
                        params(point),
                        "replications",
                        (long) replications,
                        "failed",
                        0L,
                        "first_run",
                        runId(point, 0)));
                writeRun(point);
            }
            Map<String, Object> sweep = new LinkedHashMap<>();
            sweep.put("netsim", 1L);
            sweep.put("experiment", experiment);
            sweep.put("description", description);
            sweep.put("version", "0.1.0");
            sweep.put("git_commit", "0123456789abcdef");
            sweep.put("jdk", "17.0.15");
            sweep.put("machine", Map.of("os", "Linux", "arch", "amd64", "processors", 2L));
            sweep.put("command", "netsim sweep it.yaml -p 'a=<b>'");
            sweep.put("file", "it's.yaml");
            sweep.put("sources", Map.of("it's.yaml", "netsim: 1\nname: example # </script>\n"));
            sweep.put("seed", 7L);
            sweep.put("replications", Map.of("min", (long) replications, "max", (long) replications));
            sweep.put("digest", "d1".repeat(32));
            long total = (long) points() * replications;
            sweep.put("runs", Map.of("total", total, "completed", total, "failed", 0L, "kept", 0L));
            sweep.put("wall_s", 12.5);
            sweep.put("cpu_s", 20.0);
            sweep.put("points", points);
            sweep.put("report", report);
            Files.writeString(folder.resolve("sweep.json"), JsonText.pretty(sweep));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    private Map<String, String> params(int point) {
        Map<String, String> params = new LinkedHashMap<>();
        for (int i = 0; i < parameters.size(); i++) {
            params.put(parameters.get(i).name, parameters.get(i).values.get(index(point, i)));
        }
        return params;
    }

    private List<Object> cells(int point) {
        List<Object> cells = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            List<?> values = parameter.numbers.isEmpty() ? parameter.values : parameter.numbers;
            cells.add(values.get(index(point, i)));
        }
        return cells;
    }

    private void writeTables() throws IOException {
        String columns = parameters.stream().map(each -> column(each) + ",").collect(Collectors.joining());
        StringBuilder results = new StringBuilder(
                "run_id,experiment,point,replication,seed," + columns + "entity,metric,statistic,value\n");
        StringBuilder summary = new StringBuilder(
                "experiment,point," + columns + "entity,metric,statistic,n,mean,sd,ci_low,ci_high,confidence,method\n");
        for (int point = 0; point < points(); point++) {
            for (Measured each : measured) {
                if (Double.isNaN(each.model.value(point, 0))) {
                    continue;
                }
                double sum = 0;
                for (int replication = 0; replication < replications; replication++) {
                    double value = each.model.value(point, replication);
                    sum += value;
                    List<Object> row = new ArrayList<>(
                            List.of(runId(point, replication), experiment, (long) point, (long) replication, 7L));
                    row.addAll(cells(point));
                    row.addAll(List.of(each.entity, each.metric, each.statistic, value));
                    results.append(CsvText.line(row));
                }
                double mean = sum / replications;
                List<Object> row = new ArrayList<>(List.of(experiment, (long) point));
                row.addAll(cells(point));
                row.addAll(List.of(each.entity, each.metric, each.statistic, (long) replications, mean, mean / 10));
                row.addAll(List.of(mean * 0.9, mean * 1.1, 0.95, "student_t"));
                summary.append(CsvText.line(row));
            }
        }
        Files.writeString(folder.resolve("results.csv"), results);
        Files.writeString(folder.resolve("summary.csv"), summary);
    }

    private void writeColumns() throws IOException {
        List<Object> columns = new ArrayList<>();
        for (Parameter parameter : parameters) {
            columns.add(Map.of(
                    "name",
                    column(parameter),
                    "unit",
                    parameter.unit.equals("fraction") ? "" : parameter.unit,
                    "type",
                    parameter.numbers.isEmpty() ? "text" : "number",
                    "meaning",
                    "parameter " + parameter.name));
        }
        Files.writeString(
                folder.resolve("columns.json"), JsonText.pretty(Map.of("summary.csv", columns, "metrics", List.of())));
    }

    private void writeRun(int point) throws IOException {
        Path run = Files.createDirectories(folder.resolve(runId(point, 0)));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("experiment", experiment);
        document.put("point", params(point));
        document.put(
                "configuration", Map.of("traffic", traffic, "time", Map.of("warmup_ps", warmupS * 1_000_000_000_000L)));
        document.put("stacks", List.of(Map.of("profile", "linux", "hosts", List.of("a"), "departures", Map.of())));
        Files.writeString(run.resolve("run.json"), JsonText.pretty(document));
    }
}
