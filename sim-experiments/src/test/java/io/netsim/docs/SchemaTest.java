package io.netsim.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.netsim.results.JsonText;
import io.netsim.run.Stack;
import io.netsim.shipped.ProjectFiles;
import io.netsim.spec.schema.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Holds the JSON Schemas in {@code schema/} against the readers, the documentation and the shipped files. */
final class SchemaTest {
    private static final String WHERE = "; keys of files stand in io.netsim.spec.schema too";

    /** The two documents. */
    enum Document {
        EXPERIMENT,
        TOPOLOGY;

        Map<String, Object> made() {
            return this == TOPOLOGY ? Schemas.topology() : Schemas.experiment(Stack.congestionControls());
        }

        Path file() {
            return ProjectFiles.root().resolve("schema/" + name().toLowerCase(Locale.ROOT) + ".schema.json");
        }

        Schema validator() {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(JsonText.compact(made()));
        }
    }

    private static final Schema EXPERIMENT = Document.EXPERIMENT.validator();
    private static final Schema TOPOLOGY = Document.TOPOLOGY.validator();
    private static final YAMLMapper YAML = new YAMLMapper();

    @TempDir
    Path folder;

    @BeforeEach
    void writeAFileToUse() throws IOException {
        Probes.writeFiles(folder);
    }

    static ImmutableSet<String> headings() {
        return Probes.all().keySet();
    }

    static Iterable<Path> shipped() {
        return Iterables.concat(ProjectFiles.topologies(), ProjectFiles.experiments());
    }

    static List<CodeBlock> blocks() throws IOException {
        return DocsTest.files();
    }

    @ParameterizedTest
    @EnumSource(Document.class)
    void committedSchemasAreThoseOfTheCode(Document document) throws IOException {
        String made = JsonText.pretty(document.made());
        if (System.getProperty("netsim.schema", "").equals("renew")) {
            Files.createDirectories(document.file().getParent());
            Files.writeString(document.file(), made);
        }
        assertThat(ProjectFiles.text(document.file()))
                .as("mvn -q test -pl sim-experiments -am -Dtest=SchemaTest -Dsurefire.failIfNoSpecifiedTests=false"
                        + " -Dnetsim.schema=renew writes it anew")
                .isEqualTo(made);
    }

    @ParameterizedTest
    @MethodSource("headings")
    void keysAreThoseTheReaderTakes(String heading) {
        ImmutableSet<String> taken = probe(heading).keys(folder);
        for (Document document : Document.values()) {
            Map<?, ?> map = map(document, heading);
            if (map != null) {
                assertThat(keys(map)).as(heading + WHERE).isEqualTo(taken);
            }
        }
        assertThat(map(heading.equals("A topology file") ? Document.TOPOLOGY : Document.EXPERIMENT, heading))
                .as(heading + WHERE)
                .isNotNull();
    }

    @ParameterizedTest
    @MethodSource("headings")
    void keysThatMustStandAreThoseTheReaderWants(String heading) {
        for (ImmutableList<String> row : table(heading).rows()) {
            String key = MarkdownTable.firstCode(row.get(0));
            boolean due = row.get(2).equals("required") && !(heading.equals("figures") && key.equals("y"));
            assertThat(required(heading).contains(key))
                    .as("%s: %s%s", heading, key, WHERE)
                    .isEqualTo(due);
        }
    }

    @ParameterizedTest
    @MethodSource("headings")
    void defaultsAreThoseOfTheDocument(String heading) {
        for (ImmutableList<String> row : table(heading).rows()) {
            String key = MarkdownTable.firstCode(row.get(0));
            String stated = row.get(2);
            if (!stated.equals("required") && !stated.equals("none") && !heading.equals("traffic")) {
                JsonNode usual =
                        YAML.readTree(JsonText.compact(property(heading, key))).get("default");
                assertThat(usual).as("%s: default of %s%s", heading, key, WHERE).isNotNull();
                assertThat(usual)
                        .as("%s: default of %s%s", heading, key, WHERE)
                        .isEqualTo(YAML.readTree(MarkdownTable.firstCode(stated)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("headings")
    void everyKeyHasAMeaning(String heading) {
        Map<?, ?> map = map(heading.equals("A topology file") ? Document.TOPOLOGY : Document.EXPERIMENT, heading);
        assertThat(map).isNotNull();
        for (String key : keys(map)) {
            assertThat(property(heading, key).get("description"))
                    .as("%s: %s%s", heading, key, WHERE)
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("headings")
    void documentedValuesAreValid(String heading) {
        Probe probe = probe(heading);
        for (ImmutableList<String> row : table(heading).rows()) {
            String key = MarkdownTable.firstCode(row.get(0));
            for (String value : ExperimentFilesDocTest.takenBy(row.get(1))) {
                assertThat(mistakes(heading, probe.textWith(key, value)))
                        .as("%s: %s: %s%s", heading, key, value, WHERE)
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("headings")
    void wrongValuesAreNot(String heading) {
        Probe probe = probe(heading);
        for (ImmutableList<String> row : table(heading).rows()) {
            String key = MarkdownTable.firstCode(row.get(0));
            for (String value : ExperimentFilesDocTest.refusedBy(row.get(1))) {
                boolean range = value.matches("-?\\d+ B"); // a pattern cannot say how large a size may be
                if (!range) {
                    assertThat(mistakes(heading, probe.textWith(key, value)))
                            .as("%s: %s: %s%s", heading, key, value, WHERE)
                            .isNotEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("headings")
    void parametersMayStandForValues(String heading) {
        Probe probe = probe(heading);
        for (ImmutableList<String> row : table(heading).rows()) {
            String key = MarkdownTable.firstCode(row.get(0));
            boolean value = !row.get(1).matches("not available yet|e\\.g\\. `[\\[{].*") && !key.equals("netsim");
            if (value) {
                assertThat(mistakes(heading, probe.textWith(key, "$name")))
                        .as("%s: %s%s", heading, key, WHERE)
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void shippedFilesAreValidAndNameTheirSchema(Path file) {
        boolean topology = ProjectFiles.topologies().contains(file);
        String text = ProjectFiles.text(file);
        assertThat((topology ? TOPOLOGY : EXPERIMENT).validate(text, InputFormat.YAML))
                .isEmpty();
        Path named = file.resolveSibling(text.lines().findFirst().orElseThrow().replaceFirst(".*\\$schema=", ""));
        assertThat(named.normalize()).isEqualTo((topology ? Document.TOPOLOGY : Document.EXPERIMENT).file());
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void filesOfTheDocumentsAreValid(CodeBlock block) {
        String text = DocsTest.wholeFile(block);
        assertThat((text.contains("\ntopology:") || text.startsWith("topology:") ? EXPERIMENT : TOPOLOGY)
                        .validate(text, InputFormat.YAML))
                .as(block + WHERE)
                .isEmpty();
    }

    @Test
    void shapesTakeTheKeysOfTheReader() {
        for (String shape :
                List.of("dumbbell", "star", "chain", "ring", "grid", "parking_lot", "leaf_spine", "fat_tree")) {
            Map<?, ?> map = map(Document.TOPOLOGY, "shape " + shape);
            assertThat(map).isNotNull();
            assertThat(keys(map))
                    .as(shape)
                    .containsExactlyInAnyOrderElementsOf(Probes.shape(shape).keys(folder));
        }
    }

    @Test
    void theOtherDirectionTakesTheKeysOfTheReader() {
        String link = "{netsim: 1, nodes: {a: {kind: host}, b: {kind: host}}, links: [{between: [a, b], rate: 1 Gbps,"
                + " delay: 1 ms, reverse: ";
        assertThat(map(Document.TOPOLOGY, "reverse"))
                .isNotNull()
                .satisfies(map -> assertThat(keys(map))
                        .containsExactlyInAnyOrderElementsOf(
                                Probe.of(link, "}]}").keys(folder)));
    }

    @Test
    void axesAreThoseOfTheReader() {
        String before = "{netsim: 1, name: x, topology: {use: dumbbell.yaml}, time: {duration: 1 s}, params: {n: 1},"
                + " sweep: {grid: {n: ";
        Probe steps = Probe.of(before, "}}}", "range", "[1, 5]", "step", "1");
        Probe factors = Probe.of(before, "}}}", "log", "[1, 5]", "points", "3");
        assertThat(keys(Objects.requireNonNull(map(Document.EXPERIMENT, "axis by steps"))))
                .containsExactlyInAnyOrderElementsOf(steps.keys(folder).stream()
                        .filter(key -> !key.equals("log"))
                        .toList());
        assertThat(keys(Objects.requireNonNull(map(Document.EXPERIMENT, "axis by factors"))))
                .containsExactlyInAnyOrderElementsOf(factors.keys(folder));
        assertThat(mistakes("", steps.textWith("step", "1"))).isEmpty();
        assertThat(mistakes("", factors.textWith("points", "0"))).isNotEmpty();
    }

    @Test
    void distributionsAreThoseOfTheDocument() {
        String document = ProjectFiles.text(ProjectFiles.root().resolve("docs/experiment-files.md"));
        for (ImmutableList<String> row :
                MarkdownTable.of(document, "name").get("Quantities").rows()) {
            String form = MarkdownTable.firstCode(row.get(1));
            assertThat(mistakes("traffic", probe("traffic").textWith("start", form)))
                    .as(form)
                    .isEmpty();
            String misspelt = form.replaceFirst("\\{(\\w+):", "{$1x:");
            assertThat(mistakes("traffic", probe("traffic").textWith("start", misspelt)))
                    .as(misspelt)
                    .isNotEmpty();
        }
    }

    @Test
    void unknownKeysAreMistakes() {
        for (String heading : headings()) {
            assertThat(mistakes(heading, probe(heading).textWith("no_such_key", "1")))
                    .as(heading)
                    .isNotEmpty();
        }
    }

    private static List<String> mistakes(String heading, String text) {
        List<String> mistakes = new ArrayList<>();
        (heading.equals("A topology file") ? TOPOLOGY : EXPERIMENT)
                .validate(text, InputFormat.YAML)
                .forEach(error -> mistakes.add(String.valueOf(error)));
        return mistakes;
    }

    private static ImmutableSet<String> keys(Map<?, ?> map) {
        return ((Map<?, ?>) map.get("properties"))
                .keySet().stream().map(String::valueOf).collect(ImmutableSet.toImmutableSet());
    }

    private static Map<?, ?> property(String heading, String key) {
        Map<?, ?> map = map(heading.equals("A topology file") ? Document.TOPOLOGY : Document.EXPERIMENT, heading);
        assertThat(map).isNotNull();
        Object property = ((Map<?, ?>) map.get("properties")).get(key);
        assertThat(property).as("%s: %s%s", heading, key, WHERE).isNotNull();
        return (Map<?, ?>) property;
    }

    private static List<?> required(String heading) {
        Map<?, ?> map = map(heading.equals("A topology file") ? Document.TOPOLOGY : Document.EXPERIMENT, heading);
        assertThat(map).isNotNull();
        return map.get("required") instanceof List<?> list ? list : List.of();
    }

    /** The map that a heading describes, or null if the document has none. */
    private static @Nullable Map<?, ?> map(Document document, String heading) {
        Map<String, Object> all = document.made();
        if (heading.equals("A topology file") || heading.equals("An experiment file")) {
            return heading.equals("A topology file") == (document == Document.TOPOLOGY) ? all : null;
        }
        String name = heading.equals("traffic")
                ? "bulk_transfer"
                : heading.replaceFirst("^An? ", "").toLowerCase(Locale.ROOT).replace(' ', '_');
        return all.get("$defs") instanceof Map<?, ?> maps ? (Map<?, ?>) maps.get(name) : null;
    }

    private static MarkdownTable table(String heading) {
        MarkdownTable table = ExperimentFilesDocTest.TABLES.get(heading);
        assertThat(table).as("table under '%s'", heading).isNotNull();
        return table;
    }

    private static Probe probe(String heading) {
        Probe probe = Probes.all().get(heading);
        assertThat(probe).as("probe for '%s'", heading).isNotNull();
        return probe;
    }
}
