package io.netsim.docs.rfc;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.netsim.shipped.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The requirements of each RFC: files {@code rfc/NUMBER.csv} with the title in the first line behind #, a header line and a
 * line {@code label;section;status;requirement;why} for each.
 */
record Catalogue(int rfc, String title, ImmutableList<Requirement> requirements) {
    private static final ImmutableSet<String> STATUSES = ImmutableSet.of("modelled", "simplified", "not modelled");

    /** All RFCs, by number. */
    static ImmutableList<Catalogue> all() throws IOException {
        try (Stream<Path> files = Files.list(ProjectFiles.root().resolve("sim-experiments/src/test/resources/rfc"))) {
            return files.map(Catalogue::read)
                    .sorted((a, b) -> Integer.compare(a.rfc, b.rfc))
                    .collect(ImmutableList.toImmutableList());
        }
    }

    /** All requirements by their ids. */
    static ImmutableMap<String, Requirement> byId() throws IOException {
        return all().stream()
                .flatMap(catalogue -> catalogue.requirements.stream())
                .collect(ImmutableMap.toImmutableMap(Requirement::id, requirement -> requirement));
    }

    private static Catalogue read(Path file) {
        int number = Integer.parseInt(String.valueOf(file.getFileName()).replace(".csv", ""));
        List<String> lines = ProjectFiles.text(file).lines().toList();
        ImmutableList.Builder<Requirement> requirements = ImmutableList.builder();
        for (String line : lines.subList(2, lines.size())) {
            String[] cells = line.split(";", -1);
            if (cells.length != 5 || !STATUSES.contains(cells[2])) {
                throw new IllegalStateException(file + ": not label;section;status;requirement;why: " + line);
            }
            requirements.add(new Requirement(number, cells[0], cells[1], cells[2], cells[3], cells[4]));
        }
        return new Catalogue(number, lines.get(0).replaceFirst("^# *", ""), requirements.build());
    }

    long count(String status) {
        return requirements.stream()
                .filter(requirement -> requirement.status().equals(status))
                .count();
    }
}
