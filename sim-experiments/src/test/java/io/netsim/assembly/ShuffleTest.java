package io.netsim.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.results.RunResult;
import io.netsim.run.Experiment;
import io.netsim.run.Run;
import io.netsim.run.RunOptions;
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

class ShuffleTest {
    private static final List<String> NODES = List.of(
            "    sender: {kind: host, count: 3}\n",
            "    receiver: {kind: host, count: 3}\n",
            "    left: {kind: router}\n",
            "    right: {kind: router}\n");
    private static final List<String> LINKS = List.of(
            "    - {between: [\"sender*\", left], rate: 100 Mbps, delay: 1 ms}\n",
            "    - {between: [right, \"receiver*\"], rate: 100 Mbps, delay: 1 ms}\n",
            "    - {name: up, between: [left, right], rate: 10 Mbps, delay: 5 ms, queue: 1 bdp, loss: {model: bernoulli, rate: 1 %}}\n",
            "    - {name: other, between: [left, right], rate: 10 Mbps, delay: 5 ms, queue: 20 packets}\n");
    private static final List<String> TRAFFIC = List.of(
            "  - {app: bulk_transfer, from: \"sender*\", to: \"receiver*\", start: {uniform: [0 s, 100 ms]}}\n",
            "  - {app: bulk_transfer, from: receiver0, to: sender0, size: 100 kB}\n",
            "  - {app: constant_rate, transport: udp, from: sender1, to: receiver2, rate: 1 Mbps}\n",
            "  - {app: poisson_transfers, from: \"sender*\", to: \"receiver*\", pairs: all, load: 20 %, link: up.forward, size: {pareto: {shape: 1.3, minimum: 1 kB, maximum: 1 MB}}}\n",
            "  - {app: request_response, transport: tcp, from: sender2, to: receiver1, requests: 20, think_time: {exponential: {mean: 10 ms}}}\n",
            "  - {app: ping, from: receiver1, to: sender1, interval: 100 ms}\n");

    @TempDir
    private Path folder;

    private static String shuffled(List<String> lines, Random random) {
        List<String> copy = new ArrayList<>(lines);
        Collections.shuffle(copy, random);
        return String.join("", copy);
    }

    private RunResult run(Random random) throws IOException {
        Path file = folder.resolve("shuffled.yaml");
        Files.writeString(
                file,
                "netsim: 1\nname: shuffled\ntopology:\n  nodes:\n" + shuffled(NODES, random) + "  links:\n"
                        + shuffled(LINKS, random) + "traffic:\n" + shuffled(TRAFFIC, random)
                        + "time: {duration: 2 s, warmup: 500 ms}\n"
                        + "timeline:\n  - {at: 1 s, link: up, set: {rate: 5 Mbps, loss: {model: bernoulli, rate: 2 %}}}\n"
                        + "  - {at: 1500 ms, link: other, down_for: 100 ms}\n");
        return new Run(Experiment.load(file, Map.of(), null), "shuffled.yaml", 0, RunOptions.NONE).execute();
    }

    @Test
    void theOrderInTheFileChangesNothing() throws IOException {
        RunResult first = run(new Random(1));
        assertThat(first.packetHops()).isGreaterThan(5000);
        for (int seed = 2; seed < 7; seed++) {
            RunResult other = run(new Random(seed));
            assertThat(other.digest()).isEqualTo(first.digest());
            assertThat(other.runId()).isEqualTo(first.runId());
            assertThat(other.flows()).isEqualTo(first.flows());
            assertThat(other.links()).isEqualTo(first.links());
        }
    }
}
