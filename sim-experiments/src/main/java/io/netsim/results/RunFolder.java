package io.netsim.results;

import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one run, {@code results/<experiment>/<run_id>}. It is written under a temporary name and moved into place:
 * a folder that has its name is complete.
 */
public final class RunFolder {
    /** What a run wrote beside {@code run.json}. */
    public interface Extra {
        void write(Path folder) throws IOException;
    }

    private static final String DOCUMENT = "run.json";
    private static final ImmutableSet<String> CONFIGURATION = ImmutableSet.of("configuration", "stacks", "sockets");
    private static final String TEMPORARY = ".unfinished-";

    private RunFolder() {}

    /** Whether a run is complete there. */
    public static boolean isDone(Path experimentFolder, String runId) {
        return Files.isRegularFile(experimentFolder.resolve(runId).resolve(DOCUMENT));
    }

    /**
     * Writes the folder of a run.
     *
     * @param replace whether it takes the place of an earlier one, which is kept otherwise
     * @param document of {@code run.json}; must have a {@code run_id}
     * @return the folder
     */
    public static Path write(Path experimentFolder, Map<String, ?> document, boolean replace, Extra extra)
            throws IOException {
        Path temporary = temporary(experimentFolder);
        Path target = experimentFolder.resolve(String.valueOf(document.get("run_id")));
        try {
            try (Writer writer = TextFile.writer(temporary.resolve(DOCUMENT))) {
                JsonText.pretty(document, writer);
            }
            extra.write(temporary);
            moveInto(temporary, target, replace);
        } catch (IOException | RuntimeException e) {
            try {
                delete(temporary);
            } catch (IOException | UncheckedIOException more) {
                e.addSuppressed(more);
            }
            throw e;
        }
        return target;
    }

    /** Copies the folder of a run, with the files in it, into that of an experiment, in place of an earlier one. */
    public static void copy(Path run, Path experimentFolder) throws IOException {
        Path temporary = temporary(experimentFolder);
        try (Stream<Path> files = Files.list(run)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, temporary.resolve(file.getFileName()));
            }
        }
        moveInto(temporary, experimentFolder.resolve(run.getFileName()), true);
    }

    /** A new folder for what is not complete; {@link #removeLeftovers} finds it if it is left behind. */
    public static Path temporary(Path experimentFolder) throws IOException {
        Files.createDirectories(experimentFolder);
        return Files.createDirectory(experimentFolder.resolve(temporaryName("")));
    }

    /**
     * A new file for what is not complete. Unlike those of {@link Files#createTempFile} it can be read by whom the user's mask
     * lets: results are often shared.
     */
    public static Path temporaryFile(Path folder, String suffix) throws IOException {
        return Files.createFile(folder.resolve(temporaryName(suffix)));
    }

    /** The folder that something is in. */
    static Path parent(Path path) {
        return Objects.requireNonNull(path.toAbsolutePath().getParent(), "a root is in no folder");
    }

    private static String temporaryName(String suffix) {
        return TEMPORARY + UUID.randomUUID() + suffix;
    }

    private static void moveInto(Path temporary, Path target, boolean replace) throws IOException {
        Path old = null;
        if (!replace && Files.isRegularFile(target.resolve(DOCUMENT))) {
            delete(temporary);
            return;
        }
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            old = temporary(parent(target));
            move(target, old.resolve("old"));
        }
        move(temporary, target);
        if (old != null) {
            delete(old);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to);
        }
    }

    /** Writes a file of the experiment's folder as a whole or not at all. */
    public static void writeFile(Path file, String text) throws IOException {
        Path temporary = temporaryFile(parent(file), ".tmp");
        Files.writeString(temporary, text);
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Deletes a folder with all that is in it. */
    public static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /**
     * Deletes what killed runs have left behind: what has a temporary name and was not touched for a day. A folder has such a
     * name only while it is written.
     */
    public static void removeLeftovers(Path experimentFolder) {
        if (!Files.isDirectory(experimentFolder)) {
            return;
        }
        Instant dayAgo = Instant.now().minus(Duration.ofDays(1));
        try (Stream<Path> all = Files.list(experimentFolder)) {
            for (Path path : all.toList()) {
                boolean leftover = path.getFileName().toString().startsWith(TEMPORARY) || RunClaim.isClaim(path);
                if (leftover && Files.getLastModifiedTime(path).toInstant().isBefore(dayAgo)) {
                    delete(path);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            return; // Another sweep deletes them too, or they are not ours: they do no harm.
        }
    }

    /**
     * The document of a run.
     *
     * @throws IllegalArgumentException if it is not one
     */
    public static Map<String, @Nullable Object> read(Path folder) throws IOException {
        return read(folder, ImmutableSet.of());
    }

    /**
     * The document of a run without its configuration, which is the larger part of a small run.
     *
     * @throws IllegalArgumentException if it is not one
     */
    public static Map<String, @Nullable Object> readResult(Path folder) throws IOException {
        return read(folder, CONFIGURATION);
    }

    private static Map<String, @Nullable Object> read(Path folder, ImmutableSet<String> without) throws IOException {
        Path file = folder.resolve(DOCUMENT);
        if (JsonText.parse(Files.readString(file), without) instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> document = new LinkedHashMap<>();
            map.forEach((key, value) -> document.put(String.valueOf(key), value));
            return document;
        }
        throw new IllegalArgumentException(file + " does not hold a run");
    }

    /**
     * The document of a run without its configuration; null if there is none, or not a whole one of that run in our format: a crash of the
     * machine, unlike one of the program, can leave files that end too early.
     */
    public static @Nullable Map<String, @Nullable Object> readIfWhole(Path experimentFolder, String runId)
            throws IOException {
        try {
            Map<String, @Nullable Object> document = readResult(experimentFolder.resolve(runId));
            boolean ours = Long.valueOf(RunResult.FORMAT).equals(document.get("netsim"));
            return ours && runId.equals(document.get("run_id")) ? document : null;
        } catch (IllegalArgumentException | CharacterCodingException | NoSuchFileException e) {
            return null;
        }
    }

    /** The folders of complete runs at or below a folder, two levels deep, by name. */
    public static List<Path> find(Path folder) {
        try (Stream<Path> all = Files.walk(folder, 3)) {
            return new ArrayList<>(all.filter(path -> path.endsWith(DOCUMENT))
                    .map(Path::getParent)
                    .filter(path -> !path.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The maps in a list of a document; none if it is not a list. */
    @SuppressWarnings("unchecked") // JSON objects have texts as keys
    public static List<Map<String, Object>> maps(@Nullable Object value) {
        List<Map<String, Object>> maps = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof Map<?, ?> map) {
                    maps.add((Map<String, Object>) map);
                }
            }
        }
        return maps;
    }
}
