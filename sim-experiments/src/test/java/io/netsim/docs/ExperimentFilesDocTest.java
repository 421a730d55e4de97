package io.netsim.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.netsim.shipped.ProjectFiles;
import io.netsim.spec.MetricNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the tables of docs/experiment-files.md against the reader of the files: keys, defaults, ranges. */
final class ExperimentFilesDocTest {
    private static final String DOCUMENT = ProjectFiles.text(ProjectFiles.root().resolve("docs/experiment-files.md"));
    static final ImmutableMap<String, MarkdownTable> TABLES = MarkdownTable.of(DOCUMENT, "key");
    private static final ImmutableMap<String, Probe> PROBES = Probes.all();
    private static final String PROFILES = "profiles";
    private static final String SHAPES = "Shapes";
    private static final String NONSENSE = "no_such_value";
    private static final Pattern WHOLE = Pattern.compile("whole number (-?\\d+) to (\\d+)");
    private static final Pattern SIZE = Pattern.compile("size (\\d+) B to (\\d+) B");

    @TempDir
    Path folder;

    @BeforeEach
    void writeAFileToUse() throws IOException {
        Probes.writeFiles(folder);
    }

    static ImmutableSet<String> headings() {
        return PROBES.keySet();
    }

    @Test
    void everyTableIsChecked() {
        assertThat(Sets.difference(TABLES.keySet(), ImmutableSet.of(PROFILES))).isEqualTo(PROBES.keySet());
    }

    @ParameterizedTest
    @MethodSource("headings")
    void keysAreThoseTheReaderTakes(String heading) {
        ImmutableSet.Builder<String> documented = ImmutableSet.builder();
        table(heading).rows().forEach(row -> documented.add(MarkdownTable.firstCode(row.get(0))));
        if (Probes.APPLICATIONS.contains(heading)) {
            table("traffic").rows().forEach(row -> documented.add(MarkdownTable.firstCode(row.get(0))));
        }
        ImmutableSet<String> taken = probe(heading).keys(folder);
        if (heading.equals("ping")) {
            taken = Sets.union(taken, ImmutableSet.of("port", "answered")).immutableCopy(); // echoes have no ports
        }
        if (heading.equals("traffic")) {
            taken = Sets.difference(taken, ImmutableSet.of("size")).immutableCopy(); // of bulk_transfer
        }
        assertThat(documented.build()).containsExactlyInAnyOrderElementsOf(taken);
    }

    @ParameterizedTest
    @MethodSource("headings")
    void defaultsAreThoseOfTheReader(String heading) {
        Probe probe = probe(heading);
        for (ImmutableList<String> row : table(heading).rows()) {
            String key = MarkdownTable.firstCode(row.get(0));
            String stated = row.get(2);
            if (stated.equals("required")) {
                assertThat(probe.mistakesWithout(folder, key))
                        .as("%s: %s", heading, key)
                        .isNotEmpty();
            } else if (!stated.equals("none")) {
                assertThat(probe.read(folder, key, MarkdownTable.firstCode(stated))
                                .resolved()
                                .toString())
                        .as("%s: default of %s", heading, key)
                        .isEqualTo(probe.readWithout(folder, key).resolved().toString());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("headings")
    void valuesAreThoseTheReaderTakes(String heading) {
        Probe probe = probe(heading);
        for (ImmutableList<String> row : table(heading).rows()) {
            String key = MarkdownTable.firstCode(row.get(0));
            for (String value : takenBy(row.get(1))) {
                assertThat(probe.mistakes(folder, key, value))
                        .as("%s: %s: %s", heading, key, value)
                        .isEmpty();
            }
            for (String value : refusedBy(row.get(1))) {
                assertThat(probe.mistakes(folder, key, value))
                        .as("%s: %s: %s", heading, key, value)
                        .isNotEmpty();
            }
        }
    }

    @Test
    void shapesTakeTheKeysTheirTableStates() {
        ImmutableMap<String, MarkdownTable> tables = MarkdownTable.of(DOCUMENT, "shape");
        MarkdownTable shapes = tables.get(SHAPES);
        assertThat(shapes).isNotNull();
        ImmutableSet.Builder<String> ofLinks = ImmutableSet.builder();
        table("A link").rows().forEach(row -> ofLinks.add(MarkdownTable.firstCode(row.get(0))));
        ImmutableSet<String> common =
                Sets.union(ofLinks.build(), ImmutableSet.of("shape")).immutableCopy();
        for (ImmutableList<String> row : shapes.rows()) {
            String shape = MarkdownTable.firstCode(row.get(0));
            ImmutableSet<String> taken = Probes.shape(shape).keys(folder);
            assertThat(Sets.difference(taken, common))
                    .as(shape)
                    .containsExactlyInAnyOrderElementsOf(MarkdownTable.code(row.get(1)));
        }
        String listed = Probes.shape("none").mistakes(folder, "shape", NONSENSE).toString();
        for (ImmutableList<String> row : shapes.rows()) {
            listed = listed.replaceFirst("\\b" + MarkdownTable.firstCode(row.get(0)) + "\\b", "");
        }
        assertThat(listed).contains("write one of , , , , , , , , , ");
    }

    @Test
    void distributionsAreTaken() {
        for (ImmutableList<String> row :
                MarkdownTable.of(DOCUMENT, "name").get("Quantities").rows()) {
            String form = MarkdownTable.firstCode(row.get(1));
            assertThat(probe("traffic").mistakes(folder, "start", form))
                    .as(form)
                    .isEmpty();
        }
    }

    @Test
    void metricsAreThoseThereAre() {
        String complaint = probe("measure").mistakes(folder, "metric", NONSENSE).toString();
        String known = complaint.replaceFirst("(?s).*metrics are (.*) and ledger\\.<fate>.*", "$1");
        String section = DOCUMENT.substring(DOCUMENT.indexOf("\n### metrics\n"));
        ImmutableList<String> documented = MarkdownTable.code(section).stream()
                .filter(name -> !name.contains("<"))
                .collect(ImmutableList.toImmutableList());
        assertThat(String.join(", ", documented)).isEqualTo(known);
    }

    @Test
    void shortNamesAreThoseThereAre() {
        ImmutableMap.Builder<String, String> documented = ImmutableMap.builder();
        for (ImmutableList<String> row :
                MarkdownTable.of(DOCUMENT, "short name").get("short names").rows()) {
            documented.put(MarkdownTable.firstCode(row.get(0)), MarkdownTable.firstCode(row.get(1)));
        }
        assertThat(documented.buildOrThrow()).isEqualTo(MetricNames.SHORT);
    }

    /** Values that a cell of a table says the reader takes. */
    static List<String> takenBy(String cell) {
        Matcher whole = WHOLE.matcher(cell);
        Matcher size = SIZE.matcher(cell);
        if (whole.matches()) {
            // A million nodes would be made: the lower end will do.
            return whole.group(2).length() == 7
                    ? ImmutableList.of(whole.group(1))
                    : ImmutableList.of(whole.group(1), whole.group(2));
        }
        if (size.matches()) {
            return ImmutableList.of(size.group(1) + " B", size.group(2) + " B");
        }
        return switch (cell) {
            case "time" -> ImmutableList.of("0 s", "3 s");
            case "time above 0" -> ImmutableList.of("1 ps", "9 s");
            case "size above 0" -> ImmutableList.of("1 B", "64 KiB");
            case "rate" -> ImmutableList.of("1 bps", "10 Gbps");
            case "share" -> ImmutableList.of("1 %", "0.5");
            case "distribution of times" -> ImmutableList.of("1 s", "{exponential: {mean: 1 s}}");
            case "distribution of sizes" -> ImmutableList.of("1 kB", "{exponential: {mean: 1 kB}}");
            default -> MarkdownTable.code(cell);
        };
    }

    /** Values that a cell of a table says the reader refuses. */
    static List<String> refusedBy(String cell) {
        Matcher whole = WHOLE.matcher(cell);
        Matcher size = SIZE.matcher(cell);
        if (whole.matches()) {
            long low = Long.parseLong(whole.group(1)) - 1;
            return ImmutableList.of(String.valueOf(low), whole.group(2) + "0", "1 s", NONSENSE);
        }
        if (size.matches()) {
            long low = Long.parseLong(size.group(1)) - 1;
            long high = Long.parseLong(size.group(2)) + 1;
            return ImmutableList.of(low + " B", high + " B", "100", "1 s", NONSENSE);
        }
        return switch (cell) {
            case "time" -> ImmutableList.of("-1 s", "1", "1 B", NONSENSE);
            case "time above 0" -> ImmutableList.of("0 s", "-1 s", "1", "1 B", NONSENSE);
            case "size above 0" -> ImmutableList.of("0 B", "1", "1 s", NONSENSE);
            case "rate" -> ImmutableList.of("0 bps", "1", "1 B", NONSENSE);
            case "share" -> ImmutableList.of("-1 %", "1 s", NONSENSE);
            case "distribution of times" -> ImmutableList.of("1 kB", "1", NONSENSE);
            case "distribution of sizes" -> ImmutableList.of("1 s", "1", NONSENSE);
            default -> cell.startsWith("one of") ? ImmutableList.of(NONSENSE) : ImmutableList.of();
        };
    }

    private static MarkdownTable table(String heading) {
        MarkdownTable table = TABLES.get(heading);
        assertThat(table).as("table under '%s'", heading).isNotNull();
        return table;
    }

    private static Probe probe(String heading) {
        Probe probe = PROBES.get(heading);
        assertThat(probe).as("probe for '%s'", heading).isNotNull();
        return probe;
    }
}
