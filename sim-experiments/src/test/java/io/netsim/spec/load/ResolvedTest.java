package io.netsim.spec.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.netsim.spec.ExperimentSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The resolved form is the same whatever the order in the file. */
final class ResolvedTest {
    private static final String HEAD = "netsim: 1\nname: x\ntime: {duration: 1 s}\n";
    private static final List<String> NODES = List.of(
            "    a: {kind: host}\n",
            "    b: {kind: host}\n",
            "    c: {kind: host, count: 12}\n",
            "    r: {kind: router}\n");
    private static final List<String> LINKS = List.of(
            "    - {between: [a, r], rate: 1 Mbps, delay: 1 ms}\n",
            "    - {between: [a, r], rate: 2 Mbps, delay: 1 ms}\n",
            "    - {between: [a, r], rate: 2 Mbps, delay: 1 ms}\n",
            "    - {between: [r, b], rate: 1 Mbps, delay: 1 ms}\n",
            "    - {name: up, between: [r, \"c*\"], rate: 1 Mbps, delay: 1 ms}\n");
    private static final List<String> TRAFFIC = List.of(
            "  - {app: bulk_transfer, from: a, to: b, size: 1 MB}\n",
            "  - {app: bulk_transfer, from: b, to: a, size: 2 MB}\n",
            "  - {app: bulk_transfer, from: b, to: a, size: 3 MB}\n",
            "  - {app: ping, from: \"c*\", to: a}\n");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void orderInTheFileDoesNotMatter(long seed) throws IOException {
        ExperimentSpec plain = load(file(NODES, LINKS, TRAFFIC));
        ExperimentSpec shuffled = load(file(shuffled(NODES, seed), shuffled(LINKS, seed), shuffled(TRAFFIC, seed)));
        assertThat(shuffled.resolved().toString()).isEqualTo(plain.resolved().toString());
        assertThat(shuffled).isEqualTo(plain);
    }

    @Test
    void parallelLinksAreNumbered() throws IOException {
        assertThat(load(file(NODES, LINKS, TRAFFIC)).topology().links())
                .extracting(link -> link.name())
                .contains("a--r", "a--r#2", "a--r#3", "r--b", "up[0]", "up[11]");
    }

    @Test
    void howAQuantityIsWrittenDoesNotMatter() throws IOException {
        String text = file(NODES, LINKS, TRAFFIC);
        assertThat(load(text.replace("1 Mbps", "1000 kbps")).resolved())
                .isEqualTo(load(text).resolved());
    }

    @Test
    void valuesAreTextsNumbersAndTruthValues() throws IOException {
        check(load(file(NODES, LINKS, TRAFFIC)).resolved());
    }

    @Test
    void descriptionAndReplicationsAreNoPartOfIt() throws IOException {
        String text = file(NODES, LINKS, TRAFFIC);
        assertThat(load(text + "description: new\nreplications: 9\nreport: {confidence: 90 %}\n")
                        .resolved())
                .isEqualTo(load(text).resolved());
        assertThat(load(text + "seed: 9\n").resolved()).isNotEqualTo(load(text).resolved());
    }

    private static void check(Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> {
                assertThat(key).isInstanceOf(String.class);
                check(item);
            });
        } else if (value instanceof List<?> list) {
            list.forEach(ResolvedTest::check);
        } else {
            assertThat(value).isInstanceOfAny(String.class, Long.class, Integer.class, Double.class, Boolean.class);
        }
    }

    private static String file(List<String> nodes, List<String> links, List<String> traffic) {
        return HEAD + "topology:\n  nodes:\n" + String.join("", nodes) + "  links:\n" + String.join("", links)
                + "traffic:\n" + String.join("", traffic);
    }

    private static List<String> shuffled(List<String> lines, long seed) {
        List<String> copy = new ArrayList<>(lines);
        Collections.shuffle(copy, new Random(seed));
        return copy;
    }

    private ExperimentSpec load(String text) throws IOException {
        return new SpecLoader().load(Files.writeString(folder.resolve("x.yaml"), text), ImmutableMap.of());
    }
}
