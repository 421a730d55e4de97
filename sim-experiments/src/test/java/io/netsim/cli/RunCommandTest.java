package io.netsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
    private static final List<String> KEYS = List.of(
            "netsim",
            "experiment",
            "run_id",
            "version",
            "point",
            "replication",
            "seed",
            "digest",
            "simulated_s",
            "wall_s",
            "events",
            "packet_hops",
            "flows",
            "links",
            "ledger",
            "expectations");
    private static final List<String> FLOW_KEYS = List.of(
            "id",
            "app",
            "protocol",
            "source",
            "source_address",
            "source_port",
            "destination",
            "destination_address",
            "destination_port",
            "start_s",
            "connect_s",
            "completion_s",
            "status",
            "sent_bytes",
            "delivered_bytes",
            "goodput_bps",
            "data_packets",
            "retransmitted_packets",
            "timeouts",
            "tail_loss_probes",
            "fast_recoveries",
            "spurious_retransmissions",
            "application_limited_s",
            "receive_window_limited_s",
            "send_buffer_limited_s",
            "congestion_window_limited_s",
            "lost_datagrams",
            "rtt_s",
            "one_way_delay_s");

    @TempDir
    private Path folder;

    private Path small(String more) throws IOException {
        return Netsim.file(folder, "small.yaml", Netsim.SMALL + more);
    }

    private static Map<?, ?> first(Map<?, ?> document, String key) {
        return document.get(key) instanceof List<?> list ? Netsim.map(list.get(0)) : Map.of();
    }

    private static boolean hasKeys(Map<?, ?> map, String... keys) {
        return map.keySet().containsAll(List.of(keys));
    }

    @Test
    void jsonHasTheKeysOfTheContract() throws IOException {
        Netsim result = Netsim.run("run", small(""), "--json");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).isEmpty();
        Map<?, ?> document = result.json();
        assertThat(document.keySet().containsAll(KEYS)).isTrue();
        assertThat(first(document, "flows").keySet().containsAll(FLOW_KEYS)).isTrue();
        Map<?, ?> link = first(document, "links");
        assertThat(hasKeys(link, "name", "packets", "bytes", "utilization", "drops", "queue_packets", "queue_delay_s"))
                .isTrue();
        assertThat(hasKeys(Netsim.map(link.get("drops")), "queue_full", "random_loss"))
                .isTrue();
        assertThat(hasKeys(Netsim.map(link.get("queue_packets")), "mean", "max"))
                .isTrue();
        assertThat(hasKeys(Netsim.map(link.get("queue_delay_s")), "mean", "p50", "p95", "p99"))
                .isTrue();
        Map<?, ?> ledger = Netsim.map(document.get("ledger"));
        assertThat(hasKeys(ledger, "offered_packets", "offered_bytes", "balance_packets", "balance_bytes"))
                .isTrue();
        assertThat(hasKeys(first(ledger, "fates"), "fate", "packets", "bytes")).isTrue();
    }

    @Test
    void theLedgerBalancesAndTheTransferCompletes() throws IOException {
        Map<?, ?> document = Netsim.run("run", small(""), "--json").json();
        Map<?, ?> ledger = Netsim.map(document.get("ledger"));
        assertThat(ledger.get("balance_packets")).isEqualTo(0L);
        assertThat(ledger.get("balance_bytes")).isEqualTo(0L);
        Map<?, ?> bulk = first(document, "flows");
        assertThat(bulk.get("id")).isEqualTo("bulk_transfer[0]");
        assertThat(bulk.get("status")).isEqualTo("completed");
        assertThat(bulk.get("delivered_bytes")).isEqualTo(200_000L);
        assertThat(document.get("simulated_s")).isEqualTo(2.0);
        assertThat(String.valueOf(document.get("digest"))).matches("[0-9a-f]{64}");
        assertThat(String.valueOf(document.get("run_id"))).matches("[0-9a-f]{12}");
    }

    @Test
    void theSummaryNamesEverythingOfInterest() throws IOException {
        Netsim result = Netsim.run("run", small(""));
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains(
                        "small  seed 1, replication 0",
                        "Flows by application",
                        "bulk_transfer[0]",
                        "Requests",
                        "wire.forward",
                        "random_loss",
                        "balance",
                        "digest ",
                        "packet-hops");
    }

    @Test
    void seedReplicationAndParametersMakeAnotherRun() throws IOException {
        Path file = small("");
        Object usual = Netsim.run("run", file, "--json").json().get("digest");
        assertThat(Netsim.run("run", file, "--json").json().get("digest")).isEqualTo(usual);
        assertThat(Netsim.run("run", file, "--json", "--seed", "2").json().get("digest"))
                .isNotEqualTo(usual);
        assertThat(Netsim.run("run", file, "--json", "--replication", "1")
                        .json()
                        .get("digest"))
                .isNotEqualTo(usual);
        Map<?, ?> other = Netsim.run("run", file, "--json", "-p", "loss=5 %").json();
        assertThat(other.get("digest")).isNotEqualTo(usual);
        assertThat(Netsim.map(other.get("point")).get("loss")).isEqualTo("5 %");
    }

    @Test
    void watchingChangesNothing() throws IOException {
        Path file = small("");
        Object usual = Netsim.run("run", file, "--json").json().get("digest");
        Netsim watched = Netsim.run(
                "run", file, "--json", "--series", "--out", folder.resolve("out"), "--sockets", "alice@150ms");
        assertThat(watched.json().get("digest")).isEqualTo(usual);
        Path run = folder.resolve("out/small/" + watched.json().get("run_id"));
        assertThat(run.resolve("run.json")).exists();
        List<String> lines = Files.readAllLines(run.resolve("series.csv"));
        assertThat(lines.get(0)).isEqualTo("time_s,entity,metric,value");
        assertThat(lines.stream().anyMatch(line -> line.contains(",bulk_transfer[0],cwnd_bytes,")))
                .isTrue();
        assertThat(lines.stream().anyMatch(line -> line.contains(",wire.forward,queue_packets,")))
                .isTrue();
    }

    @Test
    void socketsAreShownAsSsDoes() throws IOException {
        Netsim result = Netsim.run("run", small(""), "--sockets", "bob@150ms");
        assertThat(result.out()).contains("Sockets of bob at 150 ms").containsPattern("Netid +State +Recv-Q +Send-Q");
        assertThat(result.out()).containsPattern("tcp +LISTEN +0 +4096 +\\*:5001 +\\*:\\*");
        assertThat(result.out()).containsPattern("tcp +ESTAB .*10\\.0\\.0\\.2:5001 +10\\.0\\.0\\.1:");
    }

    @Test
    void badSocketRequestsAreUsageErrors() throws IOException {
        Path file = small("");
        for (String request : List.of("bob", "bob@5", "nobody@1s", "bob@1h", "@1s")) {
            Netsim result = Netsim.run("run", file, "--sockets", request);
            assertThat(result.code()).as(request).isEqualTo(ExitCode.USAGE);
            assertThat(result.err()).contains("--sockets " + request);
            assertThat(result.out()).isEmpty();
        }
    }

    @Test
    void anExpectationThatHoldsIsShown() throws IOException {
        Netsim result = Netsim.run(
                "run", small("expect:\n  - {that: flow.completion_s, of: \"bulk_transfer*\", at_most: 2 s}\n"));
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("met: ").doesNotContain("NOT MET");
    }

    @Test
    void anExpectationThatFailsGivesExitCode5() throws IOException {
        Netsim result = Netsim.run("run", small("expect:\n  - {that: link.utilization, at_least: 99 %}\n"), "--json");
        assertThat(result.code()).isEqualTo(5);
        assertThat(result.err()).contains("1 of 1 expectations not met");
        assertThat(first(result.json(), "expectations").get("met")).isEqualTo(false);
    }

    @Test
    void mistakesOfTheFileGiveExitCode3AndTheirPlace() throws IOException {
        Netsim result = Netsim.run("run", Netsim.file(folder, "bad.yaml", Netsim.SMALL.replace("10 Mbps", "10 Mpbs")));
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).containsPattern("bad\\.yaml:\\d+:\\d+: .*Mpbs");
        assertThat(Netsim.run("run", folder.resolve("none.yaml")).code()).isEqualTo(3);
        assertThat(Netsim.run("run", small(""), "-p", "los=1 %").err()).contains("did you mean 'loss'");
    }

    @Test
    void aParameterThatTheAlgorithmHasNotIsAMistake() throws IOException {
        String text = Netsim.SMALL.replace("$cc}", "dctcp, congestion_parameters: {h: 0.5}}");
        Netsim result = Netsim.run("run", Netsim.file(folder, "x.yaml", text));
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("x.yaml").contains("'dctcp' has no parameter 'h'; it has g");
    }

    @Test
    void aTopologyIsNoExperiment() throws IOException {
        Path file = Netsim.file(folder, "net.yaml", """
                netsim: 1
                nodes: {a: {kind: host}, b: {kind: host}}
                links: [{between: [a, b], rate: 1 Mbps, delay: 1 ms}]
                """);
        Netsim result = Netsim.run("run", file);
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("is a topology");
        Netsim shown = Netsim.run("topology", "show", file);
        assertThat(shown.code()).isZero();
        assertThat(shown.out()).contains("2 hosts, 0 routers, 1 link;", "a--b", "1 Mbps", "10.0.0.1");
    }

    @Test
    void theEventLimitEndsARunWithWhatThereIs() throws IOException {
        Netsim result = Netsim.run("run", small(""), "--max-events", "100", "--json");
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.json().get("events")).isEqualTo(100L);
        assertThat(result.err()).contains("event limit");
    }

    @Test
    void wrongUsageGivesExitCode2() throws IOException {
        assertThat(Netsim.run().code()).isEqualTo(2);
        assertThat(Netsim.run("bogus").code()).isEqualTo(2);
        assertThat(Netsim.run("run").code()).isEqualTo(2);
        assertThat(Netsim.run("run", small(""), "--replication", "x").code()).isEqualTo(2);
        assertThat(Netsim.run("run", small(""), "--replication", "-1").code()).isEqualTo(2);
        assertThat(Netsim.run("models", "bogus").code()).isEqualTo(2);
    }

    @Test
    void helpAndVersionGoToStandardOutput() {
        assertThat(Netsim.run("--version").out()).isEqualTo("netsim 0.1.0\n");
        Netsim help = Netsim.run("--help");
        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("Examples:", "Exit codes:");
        for (String command : List.of(
                "run", "sweep", "list", "replay", "decode", "validate", "models", "validate-linux", "packetdrill")) {
            assertThat(Netsim.run(command, "--help").out()).as(command).contains("Usage: netsim " + command);
        }
    }

    @Test
    void modelsAreListedAndDescribed() {
        assertThat(Netsim.run("models").out()).contains("poisson_transfers", "gilbert_elliott", "drop_tail", "cubic");
        assertThat(Netsim.run("models", "pareto").out()).contains("shape", "example:");
        assertThat(Netsim.run("models", "profiles").out()).containsPattern("rto_min +0\\.2 s +1 s +1 s +\\*");
    }

    @Test
    void validateChecksAllFilesAtOnce() throws IOException {
        Path good = small("");
        Path bad = Netsim.file(folder, "bad.yaml", "netsim: 1\n");
        Netsim result = Netsim.run("validate", good, bad);
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out()).contains("small.yaml: fine");
        assertThat(result.err()).contains("bad.yaml:1:1");
    }
}
