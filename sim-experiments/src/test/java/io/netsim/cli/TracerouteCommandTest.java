package io.netsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code netsim traceroute}; all links are infinitely fast, so times are sums of delays. */
class TracerouteCommandTest {
    /** Two equal ways from r1 to r4. */
    private static final String DIAMOND = """
            netsim: 1
            nodes:
              a: {kind: host}
              b: {kind: host}
              r1: {kind: router}
              r2: {kind: router}
              r3: {kind: router}
              r4: {kind: router}
            links:
              - {between: [a, r1], rate: infinite, delay: 1 ms}
              - {between: [r1, r2], rate: infinite, delay: 2 ms}
              - {between: [r1, r3], rate: infinite, delay: 2 ms}
              - {between: [r2, r4], rate: infinite, delay: 3 ms}
              - {between: [r3, r4], rate: infinite, delay: 3 ms}
              - {name: last, between: [r4, b], rate: infinite, delay: 4 ms, mtu: 1000 B, reverse: {mtu: 1500 B}}
            """;

    @TempDir
    private Path folder;

    private Netsim trace(Object... more) throws IOException {
        Object[] args = new Object[more.length + 2];
        args[0] = "traceroute";
        args[1] = Netsim.file(folder, "diamond.yaml", DIAMOND);
        System.arraycopy(more, 0, args, 2, more.length);
        return Netsim.run(args);
    }

    @Test
    void showsEachRouterWithTheTimeThereAndBack() throws IOException {
        Netsim outcome = trace("a", "b", "-q", 3);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        List<String> lines = outcome.out().lines().toList();
        assertThat(lines).hasSize(5);
        assertThat(lines.get(0)).isEqualTo("traceroute to b (10.0.1.1), 30 hops max, 60 byte packets");
        assertThat(lines.get(1)).isEqualTo(" 1  r1 (172.16.0.1)  2.000 ms  2.000 ms  2.000 ms");
        assertThat(lines.get(3)).isEqualTo(" 3  r4 (172.16.0.4)  12.000 ms  12.000 ms  12.000 ms");
        assertThat(lines.get(4)).isEqualTo(" 4  b (10.0.1.1)  20.000 ms  20.000 ms  20.000 ms");
    }

    @Test
    void probesOfDifferentPortsShowBothEqualPaths() throws IOException {
        String second = trace("a", "b", "-q", 16).out().lines().toList().get(2);
        assertThat(second).contains("r2 (172.16.0.2)").contains("r3 (172.16.0.3)");
    }

    @Test
    void echoRequestsAllTakeOnePath() throws IOException {
        Netsim outcome = trace("a", "b", "-q", 16, "-I");
        String second = outcome.out().lines().toList().get(2);
        assertThat(second.contains("r2") ^ second.contains("r3")).as(second).isTrue();
        assertThat(outcome.code()).isZero();
    }

    @Test
    void numericOutputHasNoNames() throws IOException {
        assertThat(trace("a", "b", "-n").out()).contains(" 1  172.16.0.1  2.000 ms  2.000 ms  2.000 ms\n");
    }

    @Test
    void unusedAddressIsMarkedAsHostUnreachable() throws IOException {
        Netsim outcome = trace("a", "10.0.1.99", "-q", 1);
        assertThat(outcome.out()).endsWith(" 4  r4 (172.16.0.4)  12.000 ms !H\n");
        assertThat(outcome.code()).isEqualTo(ExitCode.UNMET);
    }

    @Test
    void unknownPrefixIsMarkedAsNetUnreachable() throws IOException {
        assertThat(trace("a", "192.0.2.1", "-q", 1).out()).endsWith(" 2  r1 (172.16.0.1)  2.000 ms !N\n");
    }

    @Test
    void lostProbesAreStars() throws IOException {
        Path file = Netsim.file(
                folder,
                "lossy.yaml",
                DIAMOND.replace(
                        "mtu: 1000 B, reverse: {mtu: 1500 B}", "loss: {model: first, count: 2}, reverse: {loss: []}"));
        assertThat(Netsim.run("traceroute", file, "a", "b").out()).endsWith(" 4  * * b (10.0.1.1)  20.000 ms\n");
    }

    @Test
    void goesNoFurtherThanTold() throws IOException {
        Netsim outcome = trace("a", "b", "-m", 2);
        assertThat(outcome.out().lines()).hasSize(3);
        assertThat(outcome.code()).isEqualTo(ExitCode.UNMET);
    }

    @Test
    void routerIsADestinationToo() throws IOException {
        Netsim outcome = trace("a", "r4", "-q", 1);
        assertThat(outcome.out()).endsWith(" 3  r4 (172.16.0.4)  12.000 ms\n");
        assertThat(outcome.code()).isZero();
    }

    @Test
    void documentHasEachProbe() throws IOException {
        Netsim outcome = trace("a", "b", "-q", 2, "--json");
        assertThat(outcome.json().get("reached")).isEqualTo(true);
        List<?> hops = Netsim.list(outcome.json().get("hops"));
        assertThat(hops).hasSize(4);
        List<?> probes = Netsim.list(Netsim.map(hops.get(3)).get("probes"));
        assertThat(Netsim.map(probes.get(1)).get("node")).isEqualTo("b");
        assertThat(Netsim.map(probes.get(1)).get("time_s")).isEqualTo(0.02);
    }

    @Test
    void mistakesSayWhatWouldBeRight() throws IOException {
        assertThat(trace("c", "b").err()).contains("there is no node 'c'; did you mean");
        assertThat(trace("a", "b", "-m", 0).err()).contains("-m 0: write a whole number from 1 to 255");
        assertThat(trace("a", "b", "-s", 20).err()).contains("-s 20: write a whole number from 28 to 65535");
        assertThat(trace("a", "b", "-q", "three").code()).isEqualTo(ExitCode.USAGE);
    }
}
