package io.netsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.results.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder of a sweep's results, as tests look at it. */
final class SweepFolder {
    /** Files that are equal, byte by byte, wherever and however often the sweep was started. */
    static final List<String> TABLES =
            List.of("results.csv", "summary.csv", "columns.json", "comparisons.csv", "expectations.csv");

    /** What a run says of the machine and the moment. */
    private static final List<String> OF_THE_MACHINE =
            List.of("wall_s", "cpu_s", "steady_packet_hops_per_cpu_s", "jdk", "git_commit", "file");

    private static final Pattern RUN = Pattern.compile("[0-9a-f]{12}");
    private static final Pattern UNFINISHED = Pattern.compile("\\.(unfinished|running)-.*");

    private SweepFolder() {}

    /** The complete runs, by name; none if there is no such folder yet. */
    static SortedSet<String> runs(Path folder) throws IOException {
        TreeSet<String> runs = new TreeSet<>();
        try (Stream<Path> all = Files.list(folder)) {
            all.map(path -> String.valueOf(path.getFileName()))
                    .filter(name -> RUN.matcher(name).matches())
                    .forEach(runs::add);
        } catch (NoSuchFileException e) {
            return runs;
        }
        return runs;
    }

    /** What is there beside runs and what has a temporary name. */
    static SortedSet<String> otherFiles(Path folder) throws IOException {
        TreeSet<String> names = new TreeSet<>();
        try (Stream<Path> all = Files.list(folder)) {
            all.map(path -> String.valueOf(path.getFileName()))
                    .filter(name -> !RUN.matcher(name).matches()
                            && !UNFINISHED.matcher(name).matches())
                    .forEach(names::add);
        }
        return names;
    }

    /** All that a sweep promises to be the same however it was done. */
    static void assertSame(Path folder, Path expected) throws IOException {
        assertThat(runs(folder)).isEqualTo(runs(expected));
        assertThat(otherFiles(folder)).isEqualTo(otherFiles(expected));
        for (String table : TABLES) {
            assertThat(Files.exists(folder.resolve(table))).as(table).isEqualTo(Files.exists(expected.resolve(table)));
            if (Files.exists(expected.resolve(table))) {
                assertThat(folder.resolve(table)).hasSameBinaryContentAs(expected.resolve(table));
            }
        }
        for (String run : runs(expected)) {
            assertThat(document(folder.resolve(run))).isEqualTo(document(expected.resolve(run)));
        }
    }

    /** What is the same of a run on every machine. */
    private static Map<Object, Object> document(Path run) throws IOException {
        Map<Object, Object> document =
                new LinkedHashMap<>(Netsim.map(JsonText.parse(Files.readString(run.resolve("run.json")))));
        document.keySet().removeAll(OF_THE_MACHINE);
        return document;
    }
}
