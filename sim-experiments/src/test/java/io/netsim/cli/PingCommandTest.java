package io.netsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code netsim ping}; times are computed by hand: 84 B at 1 Mbps take 0.672 ms. */
class PingCommandTest {
    private static final String CHAIN = """
            netsim: 1
            params: {loss: 0 %}
            nodes:
              a: {kind: host}
              b: {kind: host}
              r1: {kind: router}
              r2: {kind: router}
              lonely: {kind: router}
            links:
              - {between: [a, r1], rate: 1 Mbps, delay: 10 ms}
              - {name: middle, between: [r1, r2], rate: 1 Mbps, delay: 10 ms, loss: {model: bernoulli, rate: $loss}, reverse: {loss: []}}
              - {between: [r2, b], rate: 1 Mbps, delay: 10 ms}
            """;

    @TempDir
    private Path folder;

    private Netsim ping(Object... more) throws IOException {
        Object[] args = new Object[more.length + 2];
        args[0] = "ping";
        args[1] = Netsim.file(folder, "chain.yaml", CHAIN);
        System.arraycopy(more, 0, args, 2, more.length);
        return Netsim.run(args);
    }

    @Test
    void printsWhatPingOfIputilsPrints() throws IOException {
        Netsim outcome = ping("a", "b", "-c", 2);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).isEqualTo("""
                        PING b (10.0.1.1) 56(84) bytes of data.
                        64 bytes from b (10.0.1.1): icmp_seq=1 ttl=62 time=64.0 ms
                        64 bytes from b (10.0.1.1): icmp_seq=2 ttl=62 time=64.0 ms

                        --- b ping statistics ---
                        2 packets transmitted, 2 received, 0% packet loss, time 1064ms
                        rtt min/avg/max/mdev = 64.032/64.032/64.032/0.000 ms
                        """);
        assertThat(outcome.code()).isZero();
    }

    @Test
    void sizeAndIntervalMakeLaterPacketsWait() throws IOException {
        // 1028 B take 8.224 ms, one comes every millisecond: each waits 7.224 ms longer than the one before.
        Netsim outcome = ping("a", "b", "-n", "-c", 3, "-s", 1000, "-i", "1 ms");
        assertThat(outcome.out())
                .contains("PING b (10.0.1.1) 1000(1028) bytes of data.")
                .contains("1008 bytes from 10.0.1.1: icmp_seq=1 ttl=62 time=109 ms")
                .contains("rtt min/avg/max/mdev = 109.344/116.568/123.792/5.898 ms");
    }

    @Test
    void bareIntervalIsOfSecondsAsInPing() throws IOException {
        assertThat(ping("a", "b", "-c", 3, "-i", "0.2").out()).contains("time 464ms");
    }

    @Test
    void replyToAPingOfTheNearestRouterHasFullTimeToLive() throws IOException {
        assertThat(ping("a", "r1", "-c", 1).out()).contains("icmp_seq=1 ttl=64 time=21.3 ms");
    }

    @Test
    void routerCanPingToo() throws IOException {
        assertThat(ping("r2", "a", "-c", 1).out())
                .contains("64 bytes from a (10.0.0.1): icmp_seq=1 ttl=63 time=42.7 ms");
    }

    @Test
    void shortTimeToLiveIsReportedByTheRouterWhereItEnds() throws IOException {
        Netsim outcome = ping("a", "b", "-c", 1, "-t", 1);
        assertThat(outcome.out())
                .contains("From r1 (172.16.0.2) icmp_seq=1 Time to live exceeded")
                .contains("1 packets transmitted, 0 received, +1 errors, 100% packet loss");
        assertThat(outcome.code()).isEqualTo(ExitCode.UNMET);
    }

    @Test
    void addressThatNobodyHasIsUnreachable() throws IOException {
        assertThat(ping("a", "10.0.1.99", "-c", 1).out())
                .contains("From r2 (172.16.0.3) icmp_seq=1 Destination Host Unreachable");
        assertThat(ping("a", "192.0.2.1", "-c", 1).out())
                .contains("From r1 (172.16.0.2) icmp_seq=1 Destination Net Unreachable");
    }

    @Test
    void nodeWithoutAWayIsUnreachable() throws IOException {
        assertThat(ping("lonely", "a", "-c", 1).out())
                .contains("From lonely (172.16.0.1) icmp_seq=1 Network is unreachable");
    }

    @Test
    void lossIsAGapInTheSequenceAndToldWithItsPlace() throws IOException {
        Netsim outcome = ping("a", "b", "-p", "loss=100 %", "-c", 3);
        assertThat(outcome.out())
                .doesNotContain("bytes from")
                .contains("3 packets transmitted, 0 received, 100% packet loss, time 12000ms")
                .contains("lost request: random_loss at middle.forward: icmp_seq 1, 2, 3");
        assertThat(outcome.code()).isEqualTo(ExitCode.UNMET);
    }

    @Test
    void shareOfLostRequestsIsThatOfTheLink() throws IOException {
        Netsim outcome = ping("a", "b", "-p", "loss=30 %", "-c", 1000, "-i", "100 ms", "--json");
        // Within four standard deviations of a binomial count.
        assertThat((Long) outcome.json().get("received")).isBetween(700L - 58, 700L + 58);
        assertThat((Double) outcome.json().get("loss")).isBetween(0.242, 0.358);
    }

    @Test
    void documentHasEachReply() throws IOException {
        Netsim outcome = ping("a", "b", "-c", 2, "--json");
        assertThat(outcome.json().get("replies")).isInstanceOf(List.class);
        assertThat(Netsim.map(Netsim.list(outcome.json().get("replies")).get(1)).get("time_s"))
                .isEqualTo(0.064032);
        assertThat(Netsim.map(outcome.json().get("rtt_s")).get("avg")).isEqualTo(0.064032);
    }

    @Test
    void captureHoldsRequestsAndReplies() throws IOException {
        Netsim outcome = ping("a", "b", "-c", 2, "--capture", "b", "--out", folder);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        Netsim decoded = Netsim.run("decode", folder.resolve("capture-b.pcapng"));
        assertThat(decoded.out().lines()).hasSize(4);
        assertThat(decoded.out()).contains("echo request").contains("echo reply");
    }

    @Test
    void experimentStandsForItsTopology() throws IOException {
        Netsim outcome = Netsim.run(
                "ping", Netsim.file(folder, "small.yaml", Netsim.SMALL), "alice", "bob", "-c", 1, "-p", "loss=0");
        assertThat(outcome.out()).contains("icmp_seq=1 ttl=64 time=20.1 ms");
    }

    @Test
    void mistakesSayWhatWouldBeRight() throws IOException {
        assertThat(ping("a", "bb").err()).contains("there is no node 'bb'; did you mean 'b'?");
        assertThat(ping("a", "bb").code()).isEqualTo(ExitCode.USAGE);
        assertThat(ping("a", "b", "-i", "2 Mbps").err()).contains("-i 2 Mbps: write a time above 0");
        assertThat(ping("a", "b", "-i", "0").code()).isEqualTo(ExitCode.USAGE);
        assertThat(ping("a", "b", "-c", "0").err()).contains("-c 0: write a whole number from 1");
        assertThat(ping("a", "b", "-s", "70000").err()).contains("-s 70000: write a whole number from 0 to 65507");
        assertThat(ping("a", "b", "-t", "256").err()).contains("-t 256: write a whole number from 1 to 255");
        assertThat(ping("a", "b", "--capture", "midle").err()).contains("did you mean 'middle'?");
        assertThat(ping("a", "b", "-p", "lost=1 %").code()).isEqualTo(ExitCode.INPUT);
        assertThat(Netsim.run("ping", folder.resolve("nowhere.yaml"), "a", "b").code())
                .isEqualTo(ExitCode.INPUT);
    }
}
