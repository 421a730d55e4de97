package io.netsim.run;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.results.JsonText;
import io.netsim.results.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts together what several machines have done of one sweep. */
public final class SweepMerge {
    /** What must be the same of all parts. */
    private static final ImmutableList<String> ALIKE =
            ImmutableList.of("experiment", "version", "sources", "overrides", "seed", "replications");

    /** A part cannot be read, or is of another sweep. */
    public static final class Mismatch extends IOException {
        private static final long serialVersionUID = 1;

        Mismatch(String message) {
            super(message);
        }
    }

    private final Map<String, @Nullable Object> record;
    private final ImmutableList<Path> parts;

    /**
     * @param folders each with one part: the folder of an experiment's results, or one that holds such a folder
     * @throws Mismatch if they are not parts of one sweep
     */
    public SweepMerge(List<Path> folders) throws IOException {
        List<Path> found = new ArrayList<>();
        Map<String, @Nullable Object> first = null;
        for (Path folder : folders) {
            Path part = experimentFolder(folder);
            Map<String, @Nullable Object> document = record(part);
            if (first == null) {
                first = document;
            }
            for (String key : ALIKE) {
                if (!Objects.equals(first.get(key), document.get(key))) {
                    throw new Mismatch(part + " is of another sweep than " + found.get(0) + ": '" + key
                            + "' differs in their " + SweepRecord.FILE);
                }
            }
            found.add(part);
        }
        this.parts = ImmutableList.copyOf(found);
        this.record = Objects.requireNonNull(first, "nothing to merge");
    }

    private static Path experimentFolder(Path folder) throws IOException {
        if (Files.isRegularFile(folder.resolve(SweepRecord.FILE))) {
            return folder;
        }
        if (!Files.isDirectory(folder)) {
            throw new Mismatch(folder + " is no folder");
        }
        try (Stream<Path> inside = Files.list(folder)) {
            List<Path> candidates = inside.filter(path -> Files.isRegularFile(path.resolve(SweepRecord.FILE)))
                    .sorted()
                    .toList();
            if (candidates.size() != 1) {
                throw new Mismatch(folder + " holds " + (candidates.isEmpty() ? "no sweep" : "several sweeps")
                        + "; name a folder with a " + SweepRecord.FILE);
            }
            return candidates.get(0);
        }
    }

    private static Map<String, @Nullable Object> record(Path part) throws IOException {
        Path file = part.resolve(SweepRecord.FILE);
        try {
            if (JsonText.parse(Files.readString(file)) instanceof Map<?, ?> map) {
                Map<String, @Nullable Object> document = new LinkedHashMap<>();
                map.forEach((key, value) -> document.put(String.valueOf(key), value));
                return document;
            }
        } catch (IllegalArgumentException | NoSuchFileException e) {
            throw new Mismatch(file + " cannot be read: " + e.getMessage());
        }
        throw new Mismatch(file + " does not hold the record of a sweep");
    }

    /**
     * Copies all runs into the folder of the experiment below {@code out}. A run that several have done is the same in all of
     * them; that is checked.
     *
     * @return the sweep, whose tables are due
     */
    public Sweep into(Path out) throws IOException {
        String experiment = String.valueOf(record.get("experiment"));
        if (!experiment.matches("[a-z0-9-]+")) {
            throw new Mismatch("'" + experiment + "' is not the name of an experiment");
        }
        Path target = out.resolve(experiment);
        for (Path part : parts) {
            if (!Files.exists(target) || !Files.isSameFile(part, target)) {
                copy(part, target);
            }
        }
        Sources sources = new Sources(strings(record.get("sources")));
        Path file = sources.layOut(Files.createDirectories(target.resolve("sources")));
        return new Sweep(request(file, out));
    }

    private SweepRequest request(Path file, Path out) {
        ImmutableMap.Builder<String, ImmutableList<String>> overrides = ImmutableMap.builder();
        if (record.get("overrides") instanceof Map<?, ?> map) {
            map.forEach((key, values) -> overrides.put(
                    String.valueOf(key),
                    ((List<?>) Objects.requireNonNull(values))
                            .stream().map(String::valueOf).collect(ImmutableList.toImmutableList())));
        }
        Long seed =
                Boolean.TRUE.equals(record.get("seed_from_command_line")) && record.get("seed") instanceof Long number
                        ? number
                        : null;
        Integer replications = Boolean.TRUE.equals(record.get("replications_from_command_line"))
                        && record.get("replications") instanceof Map<?, ?> times
                        && times.get("max") instanceof Long number
                ? Math.toIntExact(number)
                : null;
        return new SweepRequest(
                file,
                String.valueOf(record.get("file")),
                String.valueOf(record.get("command")),
                overrides.buildOrThrow(),
                seed,
                replications,
                out,
                Shard.WHOLE,
                1,
                false,
                false);
    }

    private static void copy(Path part, Path target) throws IOException {
        for (Path run : RunFolder.find(part)) {
            String runId = String.valueOf(run.getFileName());
            Map<String, @Nullable Object> document = RunFolder.readIfWhole(part, runId);
            if (document == null) {
                throw new Mismatch(run + " is damaged; run that shard again");
            }
            Map<String, @Nullable Object> there = RunFolder.readIfWhole(target, runId);
            if (there == null || there.containsKey("error")) {
                RunFolder.copy(run, target);
            } else if (!document.containsKey("error") && !Objects.equals(there.get("digest"), document.get("digest"))) {
                throw new Mismatch("run " + runId + " has one digest in " + part + " and another in " + target
                        + ": these are not the same programs");
            }
        }
    }

    private static ImmutableMap<String, String> strings(@Nullable Object value) {
        ImmutableMap.Builder<String, String> strings = ImmutableMap.builder();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, text) -> strings.put(String.valueOf(key), String.valueOf(text)));
        }
        return strings.buildOrThrow();
    }
}
