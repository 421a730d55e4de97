package io.netsim.cli;

import io.netsim.results.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one experiment.
 *
 * @param folder of its results
 * @param points of its sweep; null if there was none, or nothing tells
 * @param runs how many are there
 * @param total runs of its sweep; null if there was none
 * @param failed how many of {@code runs}; of a sweep, as of its end
 * @param latest when something was last added, in UTC as ISO 8601 has it
 * @param report the page, null if there is none
 */
record KeptExperiment(
        String experiment,
        String folder,
        @Nullable Long points,
        long runs,
        @Nullable Long total,
        @Nullable Long failed,
        String latest,
        @Nullable String report) {
    private static final String RECORD = "sweep.json";

    /** Whether runs of one experiment stand right in it. */
    static boolean isExperiment(Path folder) {
        if (Files.isRegularFile(folder.resolve(RECORD))) {
            return true;
        }
        try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder)) {
            for (Path path : inside) {
                if (isRun(path)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isRun(Path path) {
        return !String.valueOf(path.getFileName()).startsWith(".") && Files.isRegularFile(path.resolve("run.json"));
    }

    /** The experiments in a folder of results, by name. */
    static List<KeptExperiment> below(Path folder) throws IOException {
        List<KeptExperiment> found = new ArrayList<>();
        if (isExperiment(folder)) {
            found.add(of(folder));
            return found;
        }
        List<Path> candidates = new ArrayList<>();
        try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder)) {
            inside.forEach(candidates::add);
        }
        candidates.sort(null);
        for (Path candidate : candidates) {
            if (Files.isDirectory(candidate) && isExperiment(candidate)) {
                found.add(of(candidate));
            }
        }
        return found;
    }

    private static KeptExperiment of(Path folder) throws IOException {
        String latest = Files.getLastModifiedTime(folder)
                .toInstant()
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        long runs = 0;
        try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder)) {
            for (Path path : inside) {
                if (isRun(path)) {
                    runs++;
                }
            }
        }
        Map<?, ?> record = record(folder);
        Object counts = record.get("runs");
        Map<?, ?> ofSweep = counts instanceof Map<?, ?> map ? map : Map.of();
        Path page = folder.resolve(ReportFile.NAME);
        String name = record.get("experiment") instanceof String text
                ? text
                : String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        return new KeptExperiment(
                name,
                folder.toString(),
                record.get("points") instanceof List<?> points ? Long.valueOf(points.size()) : null,
                runs,
                ofSweep.get("total") instanceof Long total ? total : null,
                ofSweep.get("failed") instanceof Long failed ? failed : null,
                latest,
                Files.isRegularFile(page) ? page.toString() : null);
    }

    /** What {@code sweep.json} says; nothing if it is not there or damaged. */
    private static Map<?, ?> record(Path folder) throws IOException {
        Path file = folder.resolve(RECORD);
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        try {
            return JsonText.parse(Files.readString(file)) instanceof Map<?, ?> map ? map : Map.of();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Map.of();
        }
    }
}
