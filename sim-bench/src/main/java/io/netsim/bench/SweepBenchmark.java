package io.netsim.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a sweep costs beyond its runs: {@code netsim sweep} on 1,260 small runs as a whole process, beside the same runs in one
 * Java machine with the same settings, without files.
 *
 * <p>Arguments: the project's folder; how many times to measure.
 */
public final class SweepBenchmark {
    private static final int POINTS = 6;
    private static final int REPLICATIONS = 210;
    /** Shipped, but for the number of replications. */
    private static final String EXPERIMENT = "topologies/experiments/quickstart-sweep.yaml";

    private SweepBenchmark() {}

    /** See the class. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path root = Path.of(args[0]);
        int repeat = args.length > 1 ? Integer.parseInt(args[1]) : 1;
        Path folder = Files.createTempDirectory("netsim-bench");
        try {
            Path file = Files.writeString(folder.resolve("sweep.yaml"), experiment(root));
            System.out.printf(
                    "%8s %12s %12s %10s %14s %14s %8s%n",
                    "runs", "sweep CPU s", "alone CPU s", "beyond", "sweep wall s", "busy cores", "MiB");
            for (int i = 0; i < repeat; i++) {
                measure(root, file, folder.resolve("results"));
            }
        } finally {
            delete(folder);
        }
    }

    private static String experiment(Path root) throws IOException {
        return Files.readString(root.resolve(EXPERIMENT))
                .replaceAll("replications: [0-9]+", "replications: " + REPLICATIONS);
    }

    private static void measure(Path root, Path file, Path results) throws IOException, InterruptedException {
        Measured sweep = Measured.run(List.of(
                root.resolve("netsim").toString(), "sweep", file.toString(), "--out", results.toString(), "--quiet"));
        delete(results);
        Measured alone = Measured.run(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseParallelGC",
                "-XX:Tier4InvocationThreshold=50000",
                "-XX:Tier4MinInvocationThreshold=6000",
                "-XX:Tier4CompileThreshold=150000",
                "-XX:Tier4BackEdgeThreshold=400000",
                "-XX:MaxRAMPercentage=70",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                "io.netsim.bench.RunsAlone",
                file.toString(),
                String.valueOf(REPLICATIONS)));
        if (alone.number("runs") != POINTS * REPLICATIONS) {
            throw new IllegalStateException("the sweep has not the runs that were to be measured: " + alone.output());
        }
        System.out.printf(
                Locale.ROOT,
                "%,8d %12.2f %12.2f %9.1f%% %14.2f %14.2f %8.0f%n",
                POINTS * REPLICATIONS,
                sweep.cpuS(),
                alone.cpuS(),
                100 * (sweep.cpuS() / alone.cpuS() - 1),
                sweep.wallS(),
                sweep.cpuS() / sweep.wallS(),
                sweep.peakMib());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
