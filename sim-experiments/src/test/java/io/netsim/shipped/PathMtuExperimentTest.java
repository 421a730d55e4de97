package io.netsim.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.cli.Netsim;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/ip.md says of path-mtu.yaml, and what the keys about fragments and path MTUs do. */
class PathMtuExperimentTest {
    private static final Path FILE = ProjectFiles.root().resolve("topologies/experiments/path-mtu.yaml");

    @TempDir
    private Path folder;

    private static Map<?, ?> run(Object... args) {
        Object[] all = new Object[args.length + 2];
        all[0] = "run";
        all[1] = "--json";
        System.arraycopy(args, 0, all, 2, args.length);
        Netsim outcome = Netsim.run(all);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return outcome.json();
    }

    private static Map<?, ?> flow(Map<?, ?> document, String entry) {
        if (document.get("flows") instanceof List<?> flows) {
            for (Object flow : flows) {
                if (entry.equals(Netsim.map(flow).get("entry"))) {
                    return Netsim.map(flow);
                }
            }
        }
        throw new AssertionError("no flow of " + entry + " in " + document);
    }

    private static double number(@Nullable Object value) {
        assertThat(value).isInstanceOf(Number.class);
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private static long fate(Map<?, ?> document, String name) {
        if (Netsim.map(document.get("ledger")).get("fates") instanceof List<?> fates) {
            for (Object fate : fates) {
                if (name.equals(Netsim.map(fate).get("fate"))) {
                    return (long) number(Netsim.map(fate).get("packets"));
                }
            }
        }
        return 0;
    }

    @Test
    void aDownloadAdaptsAtOnceWhereRoutersReport() {
        Map<?, ?> document = run(FILE);
        Map<?, ?> download = flow(document, "download");
        assertThat(number(download.get("completion_s"))).isBetween(2.2, 2.4);
        assertThat(number(download.get("timeouts"))).isZero();
        assertThat(number(download.get("path_mtu_bytes"))).isEqualTo(1400);
        assertThat(fate(document, "fragmented")).isPositive();
    }

    @Test
    void aDownloadStopsForEverWhereTheyDoNot() {
        Map<?, ?> document = run(FILE, "-p", "reports=false");
        assertThat(number(flow(document, "download").get("delivered_bytes"))).isZero();
        assertThat(number(flow(document, "video").get("delivered_bytes"))).isPositive();
    }

    @Test
    void aDownloadThatLooksForItselfGetsThrough() {
        Map<?, ?> document = run(FILE, "-p", "reports=false", "-p", "probing=on_blackhole");
        Map<?, ?> download = flow(document, "download");
        assertThat(number(download.get("completion_s"))).isBetween(7.0, 8.5);
        assertThat(number(download.get("timeouts"))).isEqualTo(4);
        assertThat(number(download.get("path_mtu_bytes"))).isBetween(1393.0, 1400.0);
    }

    @Test
    void theSummaryTellsThePathMtu() {
        assertThat(Netsim.run("run", FILE).out())
                .contains("Path MTU, less than the first link takes: 1,400 B for download");
    }

    private Path udp(String dontFragment, String ip) throws IOException {
        return Netsim.file(folder, "udp.yaml", """
                netsim: 1
                name: udp
                topology:
                  nodes: {a: {kind: host}, b: {kind: host}, r: {kind: router}}
                  links:
                    - {between: [a, r], rate: 100 Mbps, delay: 1 ms}
                    - {between: [r, b], rate: 100 Mbps, delay: 1 ms, mtu: 576 B, loss: {model: bernoulli, rate: 5 %%}}
                stacks:
                  - {hosts: "*", udp: {dont_fragment: %s}, ip: {%s}}
                traffic:
                  - {app: constant_rate, id: cbr, transport: udp, from: a, to: b, rate: 2 Mbps, payload: 1400 B}
                time: {duration: 10 s}
                """.formatted(dontFragment, ip));
    }

    @Test
    void fragmentsThatMissOthersEndWhenTheTimeSays() throws IOException {
        assertThat(fate(run(udp("dont", "reassembly_timeout: 1 s")), "reassembly_timeout"))
                .isPositive();
        assertThat(fate(run(udp("dont", "reassembly_timeout: 1 min")), "reassembly_timeout"))
                .isZero();
    }

    @Test
    void memoryForFragmentsHasALimit() throws IOException {
        assertThat(fate(run(udp("dont", "reassembly_memory: 2 kB")), "reassembly_full"))
                .isPositive();
        assertThat(fate(run(udp("dont", "reassembly_memory: 20 MB")), "reassembly_full"))
                .isZero();
    }

    @Test
    void datagramsThatMustNotBeFragmentedFailTheFlowOnceThePathIsKnown() throws IOException {
        Map<?, ?> cbr = flow(run(udp("do", "")), "cbr");
        assertThat(cbr.get("status")).isEqualTo("failed");
        assertThat(cbr.get("error")).isEqualTo("message too long");
    }

    @Test
    void withoutDiscoveryDatagramsHaveNoBit() throws IOException {
        assertThat(fate(run(udp("want", "")), "too_big")).isPositive();
        assertThat(fate(run(udp("want", "path_mtu_discovery: false")), "too_big"))
                .isZero();
    }

    @Test
    void mistakesSayWhatWouldBeRight() throws IOException {
        Netsim outcome = Netsim.run("validate", Netsim.file(folder, "wrong.yaml", """
                netsim: 1
                name: wrong
                topology:
                  nodes: {a: {kind: host, icmp_errors: false}, b: {kind: host}, r: {kind: router, icmp_errors: perhaps, icmp_rate_limit: 1}}
                  links:
                    - {between: [a, r], rate: 100 Mbps, delay: 1 ms}
                    - {between: [r, b], rate: 100 Mbps, delay: 1 ms}
                stacks:
                  - {hosts: "*", tcp: {mtu_probing: on, base_mss: 40 B}, udp: {dont_fragment: no}, ip: {min_path_mtu: 60 B, reassembly_timeout: 0 s, reassembly: 1 s}}
                traffic:
                  - {app: ping, from: a, to: b}
                time: {duration: 1 s}
                """));
        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.err() + outcome.out())
                .contains("unknown value 'on'; ")
                .contains("write one of off, on_blackhole, always")
                .contains("write one of want, do, dont, probe")
                .contains("base_mss", "a size from 48 to 65495 B")
                .contains("min_path_mtu", "a size from 68 to 65535 B")
                .contains("icmp_rate_limit")
                .contains("'reassembly'");
    }
}
