package io.netsim.shipped;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The files of the project that are no sources. */
public final class ProjectFiles {
    private ProjectFiles() {}

    /** The project's folder: the nearest one up from here that holds {@code topologies}. */
    public static Path root() {
        Path folder = Path.of(System.getProperty("netsim.root", "")).toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("topologies"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("there is no folder 'topologies' here or above");
        }
        return folder;
    }

    /** The shipped experiments, by name. */
    public static ImmutableList<Path> experiments() {
        return yamlIn(root().resolve("topologies").resolve("experiments"));
    }

    /** The shipped topologies, by name. */
    public static ImmutableList<Path> topologies() {
        return yamlIn(root().resolve("topologies"));
    }

    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ImmutableList<Path> yamlIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted(Comparator.naturalOrder())
                    .collect(ImmutableList.toImmutableList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
