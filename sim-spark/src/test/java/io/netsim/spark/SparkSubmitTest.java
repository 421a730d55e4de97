package io.netsim.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Submits the jar to Spark with two threads of this machine, and sweeps the same experiment with threads and in shards. */
final class SparkSubmitTest {
    /** Runs of the second point break; the topology lies where only the driver looks. */
    private static final String EXPERIMENT = """
            netsim: 1
            name: spark-test
            params: {cc: cubic, loss: 1 %, events: 1000000}
            topology: {use: ../network.yaml, with: {loss: $loss}}
            stacks:
              - {hosts: "*", tcp: {congestion_control: $cc}}
            traffic:
              - {app: bulk_transfer, from: a, to: b}
            time: {duration: 500 ms, warmup: 100 ms}
            sweep: {grid: {cc: [reno, cubic], loss: [0 %, 2 %]}}
            replications: 3
            limits: {max_events: $events}
            measure:
              - {metric: link.utilization, at: wire.forward, series: 100 ms}
            expect:
              - {that: flow.goodput_bps, at_least: 1 bps}
            report: {baseline: {cc: reno}}
            """;

    private static final String NETWORK = """
            netsim: 1
            params: {loss: 0 %}
            nodes: {a: {kind: host}, b: {kind: host}}
            links:
              - {name: wire, between: [a, b], rate: 10 Mbps, delay: 10 ms, loss: {model: bernoulli, rate: $loss}}
            """;

    /** What tells of machines and time: everything else in a run's document is the same wherever it was made. */
    private static final List<String> VOLATILE =
            List.of("wall_s", "cpu_s", "steady_packet_hops_per_cpu_s", "jdk", "git_commit", "file");

    private static final List<String> TABLES =
            List.of("results.csv", "summary.csv", "comparisons.csv", "expectations.csv", "columns.json");

    @TempDir
    static Path folder;

    private static Outcome onSpark = new Outcome(-1, "");
    private static Outcome onThreads = new Outcome(-1, "");
    private static Outcome inShards = new Outcome(-1, "");

    private record Outcome(int code, String said) {}

    @BeforeAll
    static void sweepInEveryWay() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("network.yaml"), NETWORK);
        Path file = Files.createDirectories(folder.resolve("files")).resolve("spark-test.yaml");
        Files.writeString(file, EXPERIMENT);
        onSpark = submit(file, "--out", folder.resolve("spark").toString());
        onThreads = netsim(
                "sweep", file.toString(), "--out", folder.resolve("threads").toString(), "--quiet");
        List<String> merge = new ArrayList<>(List.of("merge"));
        for (String shard : List.of("1/2", "2/2")) {
            String part = folder.resolve("part" + shard.charAt(0)).toString();
            Outcome outcome = netsim("sweep", file.toString(), "--out", part, "--shard", shard, "--quiet");
            assertThat(outcome.code()).as(outcome.said()).isZero();
            merge.add(part);
        }
        merge.addAll(List.of("--out", folder.resolve("shards").toString()));
        inShards = netsim(merge.toArray(String[]::new));
    }

    @Test
    void allEndWell() {
        assertThat(onSpark.code()).as(onSpark.said()).isZero();
        assertThat(onThreads.code()).as(onThreads.said()).isZero();
        assertThat(inShards.code()).as(inShards.said()).isZero();
        assertThat(onSpark.said()).contains("spark-test: 12 runs, 12 done, 0 failed");
    }

    @Test
    void tablesAreTheSameToTheByte() throws IOException {
        for (String table : TABLES) {
            for (String way : List.of("spark", "shards")) {
                assertThat(folder.resolve(way + "/spark-test").resolve(table))
                        .as(way + ": " + table)
                        .hasSameBinaryContentAs(
                                folder.resolve("threads/spark-test").resolve(table));
            }
        }
        assertThat(Files.readAllLines(folder.resolve("spark/spark-test/results.csv")))
                .hasSizeGreaterThan(12 * 20);
    }

    @Test
    void documentsOfRunsAreTheSameButForMachineAndTime() throws IOException {
        Map<String, String> threads = documents(folder.resolve("threads/spark-test"));
        assertThat(documents(folder.resolve("spark/spark-test"))).hasSize(12).isEqualTo(threads);
        assertThat(documents(folder.resolve("shards/spark-test"))).isEqualTo(threads);
    }

    @Test
    void seriesAreTheSame() throws IOException {
        for (String run : documents(folder.resolve("threads/spark-test")).keySet()) {
            assertThat(folder.resolve("spark/spark-test").resolve(run).resolve("series.csv"))
                    .hasSameBinaryContentAs(
                            folder.resolve("threads/spark-test").resolve(run).resolve("series.csv"));
        }
    }

    @Test
    void thereAreParquetAndAReport() throws IOException {
        for (String table : List.of("results", "summary", "comparisons")) {
            try (Stream<Path> parts =
                    Files.list(folder.resolve("spark/spark-test/parquet").resolve(table))) {
                assertThat(parts.filter(part -> part.toString().endsWith(".parquet")))
                        .isNotEmpty();
            }
        }
        assertThat(folder.resolve("spark/spark-test/report.html")).isNotEmptyFile();
    }

    @Test
    void runsCanBeReplayed() throws IOException, InterruptedException {
        String run = documents(folder.resolve("spark/spark-test"))
                .keySet()
                .iterator()
                .next();
        Outcome replay =
                netsim("replay", folder.resolve("spark/spark-test").resolve(run).toString());
        assertThat(replay.code()).as(replay.said()).isZero();
    }

    @Test
    void runsThatBreakAreKeptAndTheRestGoesOn() throws IOException, InterruptedException {
        Outcome broken = submit(
                folder.resolve("files/spark-test.yaml"),
                "--out",
                folder.resolve("broken").toString(),
                "-p",
                "events=50,1000000",
                "-p",
                "cc=reno",
                "-p",
                "loss=0%");
        assertThat(broken.code()).as(broken.said()).isEqualTo(4);
        assertThat(broken.said()).contains("spark-test: 6 runs, 3 done, 3 failed");
        assertThat(documents(folder.resolve("broken/spark-test"))).hasSize(6);
    }

    @Test
    void mistakesInFilesAreShownWithTheirPlaces() throws IOException, InterruptedException {
        Path wrong = Files.writeString(
                folder.resolve("files/wrong.yaml"), EXPERIMENT.replace("500 ms, warmup", "500, warmup"));
        Outcome outcome = submit(wrong, "--out", folder.resolve("wrong").toString());
        assertThat(outcome.code()).as(outcome.said()).isEqualTo(3);
        assertThat(outcome.said()).contains("wrong.yaml:9:").doesNotContain("\tat ");
    }

    /** By run, what its document says of the run itself. */
    private static Map<String, String> documents(Path experiment) throws IOException {
        Map<String, String> documents = new TreeMap<>();
        try (Stream<Path> runs = Files.list(experiment)) {
            for (Path run : runs.filter(path -> Files.isRegularFile(path.resolve("run.json")))
                    .toList()) {
                String text = Files.readAllLines(run.resolve("run.json")).stream()
                        .filter(line -> VOLATILE.stream().noneMatch(key -> line.startsWith("  \"" + key + "\"")))
                        .collect(Collectors.joining("\n"));
                documents.put(run.getFileName().toString(), text);
            }
        }
        return documents;
    }

    /** As spark-submit does it: Spark's jars alone are on the class path, ours is loaded by Spark. */
    private static Outcome submit(Path file, String... arguments) throws IOException, InterruptedException {
        String classPath = classPath(entry -> !ours(entry));
        List<String> command = new ArrayList<>(List.of(
                "-Xmx1g",
                "-cp",
                classPath,
                "org.apache.spark.deploy.SparkSubmit",
                "--master",
                "local[2]",
                "--conf",
                "spark.ui.enabled=false",
                "--conf",
                "spark.driver.bindAddress=127.0.0.1",
                "--conf",
                "spark.driver.host=127.0.0.1",
                "--class",
                "io.netsim.spark.NetsimSpark",
                System.getProperty("netsim.spark.jar"),
                file.toString()));
        command.addAll(List.of(arguments));
        return java(command);
    }

    private static Outcome netsim(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("-cp", classPath(entry -> true), "io.netsim.cli.Main"));
        command.addAll(List.of(arguments));
        return java(command);
    }

    private static Outcome java(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(arguments);
        Path said = Files.createTempFile(folder, "said", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("ends").isTrue();
        return new Outcome(process.exitValue(), Files.readString(said, StandardCharsets.UTF_8));
    }

    private static String classPath(java.util.function.Predicate<String> wanted) {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
        return Arrays.stream(all.split(File.pathSeparator, -1))
                .filter(wanted)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** What is in our jar or only for tests. */
    private static boolean ours(String entry) {
        String name = entry.replace(File.separatorChar, '/');
        return name.matches(".*/(sim-(core|protocols|experiments|spark)|netsim)(-[^/]*)?\\.jar")
                || name.matches(".*/target/(test-)?classes/?")
                || name.matches(".*/(tools/jackson|info/picocli|org/junit|org/assertj|gg/jte|com/tngtech)/.*");
    }
}
