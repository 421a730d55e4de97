package io.netsim.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.netsim.queue.DropTailLimit;
import io.netsim.spec.HostPair;
import io.netsim.spec.LinkDirectionSpec;
import io.netsim.spec.TopologySpec;
import io.netsim.spec.load.SpecLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueLimitsTest {
    @TempDir
    private Path folder;

    /** Two pairs share the link in the middle: a-b has 2 × 20 ms, c-d has 2 × 50 ms. */
    private TopologySpec topology(String queue) throws IOException {
        Path file = folder.resolve("net.yaml");
        Files.writeString(file, """
                netsim: 1
                nodes:
                  a: {kind: host}
                  b: {kind: host}
                  c: {kind: host}
                  d: {kind: host}
                  left: {kind: router}
                  right: {kind: router}
                links:
                  - {between: [a, left], rate: 1 Gbps, delay: 5 ms}
                  - {between: [c, left], rate: 1 Gbps, delay: 35 ms}
                  - {between: [right, [b, d]], rate: 1 Gbps, delay: 5 ms}
                  - {name: middle, between: [left, right], rate: 100 Mbps, delay: 10 ms, queue: QUEUE}
                """.replace("QUEUE", queue));
        return new SpecLoader().loadTopology(file, Map.of());
    }

    private DropTailLimit limit(String queue, HostPair... pairs) throws IOException {
        TopologySpec topology = topology(queue);
        LinkDirectionSpec middle = topology.directions().stream()
                .filter(direction -> direction.name().equals("middle.forward"))
                .findFirst()
                .orElseThrow();
        return new QueueLimits(topology, ImmutableList.copyOf(pairs)).of(middle);
    }

    @Test
    void packetsAndBytesStandAsTheyAre() throws IOException {
        assertThat(limit("7 packets")).isEqualTo(DropTailLimit.packets(7));
        assertThat(limit("64 KiB")).isEqualTo(DropTailLimit.bytes(65536));
    }

    @Test
    void aTimeIsWhatTheRateSendsInIt() throws IOException {
        assertThat(limit("10 ms")).isEqualTo(DropTailLimit.bytes(125_000));
    }

    @Test
    void aBandwidthDelayProductTakesTheGivenRoundTrip() throws IOException {
        assertThat(limit("{limit: 2 bdp, rtt: 10 ms}", new HostPair("a", "b"))).isEqualTo(DropTailLimit.bytes(250_000));
    }

    @Test
    void elseTheLongestOfThosePathsThatCross() throws IOException {
        HostPair near = new HostPair("a", "b");
        HostPair far = new HostPair("c", "d");
        assertThat(limit("1 bdp", near)).isEqualTo(DropTailLimit.bytes(500_000));
        assertThat(limit("1 bdp", near, far)).isEqualTo(DropTailLimit.bytes(1_250_000));
        assertThat(limit("1 bdp", new HostPair("b", "a"))).isEqualTo(DropTailLimit.bytes(500_000));
    }

    @Test
    void elseTheLinksOwn() throws IOException {
        assertThat(limit("1 bdp", new HostPair("b", "d"))).isEqualTo(DropTailLimit.bytes(250_000));
    }

    @Test
    void onePacketMayAlwaysWait() throws IOException {
        assertThat(limit("0.00001 bdp", new HostPair("a", "b"))).isEqualTo(DropTailLimit.bytes(1500));
    }
}
