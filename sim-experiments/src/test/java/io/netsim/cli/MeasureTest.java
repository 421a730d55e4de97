package io.netsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code measure} adds to documents, summaries and tables. */
class MeasureTest {
    private static final String MEASURED = Netsim.SMALL + """
            measure:
              - {metric: link.queue_delay, at: wire.forward, keep: [mean, p99, p99.9], series: 100 ms}
              - {metric: link.utilization, at: wire.forward}
              - {metric: flow.rtt_s, at: alice}
            """;

    @TempDir
    private Path folder;

    private Path measured() throws IOException {
        return Netsim.file(folder, "measured.yaml", MEASURED);
    }

    private static List<?> list(Map<?, ?> document, String key) {
        return document.get(key) instanceof List<?> list ? list : List.of();
    }

    @Test
    void theDocumentAndTheSummaryTellIt() throws IOException {
        Object usual = Netsim.run("run", Netsim.file(folder, "small.yaml", Netsim.SMALL), "--json")
                .json()
                .get("digest");
        Map<?, ?> document = Netsim.run("run", measured(), "--json").json();
        assertThat(document.get("digest")).isEqualTo(usual);
        assertThat(list(document, "measures")).hasSize(3);
        Map<?, ?> first = Netsim.map(list(document, "measures").get(0));
        assertThat(first.get("metric")).isEqualTo("link.queue_delay");
        assertThat(first.get("entity")).isEqualTo("wire.forward");
        assertThat(first.get("unit")).isEqualTo("s");
        Map<?, ?> statistics = Netsim.map(first.get("statistics"));
        assertThat(List.copyOf(statistics.keySet()).toString()).isEqualTo("[mean, p99, p99.9]");
        Map<?, ?> link = Netsim.map(list(document, "links").get(0));
        assertThat(statistics.get("p99"))
                .isEqualTo(Netsim.map(link.get("queue_delay_s")).get("p99"));
        assertThat(Netsim.run("run", measured()).out())
                .containsPattern("link\\.queue_delay +wire\\.forward +mean .*s, p99 .*s, p99\\.9 .*s");
    }

    @Test
    void aKeptRunHasItsSeries() throws IOException {
        Path out = folder.resolve("out");
        Netsim kept = Netsim.run("run", measured(), "--json", "--out", out);
        Path run = out.resolve("small/" + kept.json().get("run_id"));
        List<String> lines = Files.readAllLines(run.resolve("series.csv"));
        assertThat(lines.get(0)).isEqualTo("time_s,entity,metric,value");
        assertThat(lines.stream().skip(1)).allMatch(line -> line.contains(",wire.forward,link.queue_delay,"));
        Netsim.run("run", measured(), "--series", "--out", out);
        assertThat(Files.readAllLines(run.resolve("series.csv")))
                .containsAll(lines)
                .anyMatch(line -> line.contains("cwnd_bytes"));
    }

    @Test
    void tablesOfASweepHaveItOnce() throws IOException {
        Path out = folder.resolve("out");
        Path file = Netsim.file(folder, "sweep.yaml", MEASURED + "replications: 2\n");
        Netsim sweep = Netsim.run("sweep", file, "--out", out);
        assertThat(sweep.code()).as(sweep.err()).isZero();
        List<String> results = Files.readAllLines(out.resolve("small/results.csv"));
        assertThat(results)
                .filteredOn(line -> line.contains(",wire.forward,link.queue_delay,p99.9,"))
                .hasSize(2);
        assertThat(results)
                .filteredOn(line -> line.contains(",wire.forward,link.queue_delay,p99,"))
                .hasSize(2);
        assertThat(results)
                .filteredOn(line -> line.contains(",wire.forward,link.utilization,"))
                .hasSize(2);
        assertThat(results)
                .filteredOn(line -> line.contains(",alice,flow.rtt_s,p50,"))
                .hasSize(2);
        List<String> keys = results.stream()
                .map(line -> line.substring(0, line.lastIndexOf(',')))
                .toList();
        assertThat(new HashSet<>(keys)).hasSameSizeAs(keys);
        assertThat(Files.readAllLines(out.resolve("small/summary.csv")))
                .anyMatch(line -> line.contains(",wire.forward,link.queue_delay,p99.9,2,"));
        try (var runs = Files.list(out.resolve("small"))) {
            assertThat(runs.filter(Files::isDirectory)).allMatch(run -> Files.exists(run.resolve("series.csv")));
        }
    }
}
