package io.netsim.spec.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.netsim.results.RunResult;
import io.netsim.run.Experiment;
import io.netsim.run.Run;
import io.netsim.run.RunOptions;
import io.netsim.shipped.ProjectFiles;
import io.netsim.spec.ExperimentSpec;
import io.netsim.spec.LinkDirectionSpec;
import io.netsim.spec.load.SpecLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PresetsTest {
    @TempDir
    private Path folder;

    private ExperimentSpec load(String link) throws IOException {
        return new SpecLoader().load(write(link), ImmutableMap.of());
    }

    private Path write(String link) throws IOException {
        return Files.writeString(folder.resolve("x.yaml"), """
                netsim: 1
                name: x
                topology:
                  nodes: {user: {kind: host}, net: {kind: host}}
                  links: [{name: access, between: [user, net], %s}]
                traffic:
                  - {app: bulk_transfer, from: net, to: user, size: 1 MB}
                  - {app: bulk_transfer, from: user, to: net, size: 100 kB}
                  - {app: ping, from: user, to: net, interval: 100 ms}
                time: {duration: 20 s}
                """.formatted(link));
    }

    private LinkDirectionSpec direction(String link, int number) throws IOException {
        return load(link).topology().directions().get(number);
    }

    static List<String> names() {
        return Presets.all().stream().map(Preset::versioned).toList();
    }

    @Test
    void allKindsAreThere() {
        assertThat(Presets.all().stream().map(Preset::name).distinct())
                .containsExactly(
                        "fibre", "dsl", "cable", "4g", "5g", "wifi", "geo_satellite", "leo_satellite", "data_center");
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyPresetCarriesTransfersBothWaysInItsTime(String name) throws IOException {
        RunResult result = new Run(
                        Experiment.load(write("preset: " + name), Map.of(), null), "x.yaml", 0, RunOptions.NONE)
                .execute();
        assertThat(result.flows().get(0).status()).isEqualTo("completed");
        assertThat(result.flows().get(1).status()).isEqualTo("completed");
        LinkDirectionSpec up = direction("preset: " + name, 0);
        LinkDirectionSpec down = direction("preset: " + name, 1);
        double fixed = (up.delayPs() + down.delayPs()) / 1e12;
        // The first transfers fill queues; half of the echoes meet an idle link.
        double median = Objects.requireNonNull(result.flows().get(2).rttS()).p50();
        assertThat(median).isBetween(fixed, fixed + 0.03);
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyPresetNamesItsSourcesAndWhatIsAssumed(String name) {
        Preset preset = Presets.all().stream()
                .filter(each -> each.versioned().equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(preset.sources()).isNotEmpty();
        assertThat(preset.assumed()).isNotBlank();
    }

    @Test
    void theNewestVersionIsMeantAndNamedInTheConfiguration() throws IOException {
        assertThat(load("preset: 4g").resolved()).isEqualTo(load("preset: 4g@1").resolved());
        assertThat(direction("preset: 4g", 0).preset()).isEqualTo("4g@1");
        assertThat(load("preset: 4g").resolved().toString()).contains("preset=4g@1");
    }

    @Test
    void theFirstEndIsTheUsers() throws IOException {
        assertThat(direction("preset: 4g", 0).rateBps()).isEqualTo(7_600_000);
        assertThat(direction("preset: 4g", 1).rateBps()).isEqualTo(29_500_000);
    }

    @Test
    void keysBesideThePresetHoldBothWaysAndThoseOfReverseOneWay() throws IOException {
        String link = "preset: 4g, delay: 30 ms, jitter: none, reverse: {rate: 50 Mbps, mtu: 1400 B}";
        assertThat(direction(link, 0).delayPs()).isEqualTo(30_000_000_000L);
        assertThat(direction(link, 1).delayPs()).isEqualTo(30_000_000_000L);
        assertThat(direction(link, 0).rateBps()).isEqualTo(7_600_000);
        assertThat(direction(link, 1).rateBps()).isEqualTo(50_000_000);
        assertThat(direction(link, 0).mtuBytes()).isEqualTo(1500);
        assertThat(direction(link, 1).mtuBytes()).isEqualTo(1400);
        assertThat(direction(link, 0).jitter()).isNull();
        assertThat(direction(link, 1).jitter()).isNull();
    }

    @Test
    void shapesTakePresets() throws IOException {
        Path file = Files.writeString(
                folder.resolve("star.yaml"), "{netsim: 1, generate: {shape: star, hosts: 3, preset: data_center}}\n");
        assertThat(new SpecLoader().loadTopology(file, ImmutableMap.of()).directions())
                .allMatch(direction -> "data_center@1".equals(direction.preset()));
    }

    @Test
    void aLinkWithoutPresetHasNoneInItsConfiguration() throws IOException {
        assertThat(load("rate: 1 Mbps, delay: 1 ms").resolved().toString()).doesNotContain("preset");
    }

    /** {@code -Dnetsim.presets=renew} writes the page anew. */
    @Test
    void thePageShowsThePresetsAsTheyAre() throws IOException {
        Path page = ProjectFiles.root().resolve("docs/presets.md");
        String start = "<!-- presets -->\n";
        String text = ProjectFiles.text(page);
        String made = text.substring(0, text.indexOf(start) + start.length()) + page();
        if (System.getProperty("netsim.presets", "").equals("renew")) {
            Files.writeString(page, made);
        }
        assertThat(ProjectFiles.text(page)).isEqualTo(made);
    }

    private static String page() {
        StringBuilder page = new StringBuilder();
        for (Preset preset : Presets.all()) {
            page.append("\n## ")
                    .append(preset.versioned())
                    .append("\n\n")
                    .append(preset.meaning())
                    .append(".\n\n");
            page.append("| key | from the user | to the user |\n|---|---|---|\n");
            Set<String> keys = new LinkedHashSet<>(preset.up().keySet());
            keys.addAll(preset.down().keySet());
            for (String key : keys) {
                page.append("| `")
                        .append(key)
                        .append("` | ")
                        .append(cell(preset.up(), key))
                        .append(" | ");
                page.append(cell(preset.down(), key)).append(" |\n");
            }
            page.append("\nSources:\n\n");
            preset.sources().forEach(source -> page.append("- ").append(source).append("\n"));
            page.append("\nAssumed: ").append(preset.assumed()).append(".\n");
        }
        return page.toString();
    }

    private static String cell(Map<String, String> values, String key) {
        String value = values.get(key);
        return value == null ? "" : "`" + value + "`";
    }
}
