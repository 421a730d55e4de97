package io.netsim.analytics;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.results.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The results of one experiment.
 *
 * @param folder {@code results/<experiment>}
 * @param tables the columns of each table, from {@code columns.json}, by the name of its file
 */
record ExperimentFolder(Path folder, ImmutableMap<String, ImmutableList<Column>> tables) {
    private static final String COLUMNS = "columns.json";

    /** A column with its type in SQL. */
    record Column(String name, String type, String meaning) {}

    /** The experiments in a folder of results: itself, or those right below it. */
    static ImmutableList<ExperimentFolder> in(Path results) throws IOException {
        if (isExperiment(results)) {
            return ImmutableList.of(of(results));
        }
        ImmutableList.Builder<ExperimentFolder> found = ImmutableList.builder();
        try (Stream<Path> below = Files.list(results)) {
            for (Path folder : below.sorted().toList()) {
                if (isExperiment(folder)) {
                    found.add(of(folder));
                }
            }
        }
        return found.build();
    }

    /** Whether there is a table, with at least its head. */
    boolean has(String file) {
        return tables.containsKey(file) && Files.isRegularFile(folder.resolve(file));
    }

    /** Whether some run has a file. */
    boolean hasRunsWith(String file) throws IOException {
        try (Stream<Path> runs = Files.list(folder)) {
            return runs.anyMatch(run -> Files.isRegularFile(run.resolve(file)));
        }
    }

    /** The parameters of the experiment, by the names they have in its file. */
    ImmutableList<String> parameters() {
        return tables.getOrDefault("results.csv", ImmutableList.of()).stream()
                .filter(column -> column.meaning.startsWith("parameter "))
                .map(column -> column.meaning.substring("parameter ".length()))
                .collect(ImmutableList.toImmutableList());
    }

    private static boolean isExperiment(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        if (Files.isRegularFile(folder.resolve(COLUMNS))) {
            return true;
        }
        try (Stream<Path> runs = Files.list(folder)) {
            return runs.anyMatch(run -> Files.isRegularFile(run.resolve("run.json")));
        }
    }

    private static ExperimentFolder of(Path folder) throws IOException {
        Path file = folder.resolve(COLUMNS);
        ImmutableMap.Builder<String, ImmutableList<Column>> tables = ImmutableMap.builder();
        if (Files.isRegularFile(file) && JsonText.parse(Files.readString(file)) instanceof Map<?, ?> all) {
            all.forEach((name, columns) -> {
                if (String.valueOf(name).endsWith(".csv")) {
                    tables.put(String.valueOf(name), columns(columns));
                }
            });
        }
        return new ExperimentFolder(folder, tables.buildOrThrow());
    }

    private static ImmutableList<Column> columns(@Nullable Object columns) {
        List<Column> read = new ArrayList<>();
        if (columns instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof Map<?, ?> column) {
                    read.add(new Column(
                            String.valueOf(column.get("name")),
                            Sql.type(String.valueOf(column.get("type"))),
                            String.valueOf(column.get("meaning"))));
                }
            }
        }
        return ImmutableList.copyOf(read);
    }
}
