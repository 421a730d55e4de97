package io.netsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Static routes in files, seen by ping and traceroute. */
class RoutesTest {
    /** The short way from r1 to r3 is direct, the long one over r2. Hosts of r3 have 10.3.0.0/24. */
    private static final String TRIANGLE = """
            netsim: 1
            nodes:
              a: {kind: host}
              b: {kind: host}
              c: {kind: host, address: 10.3.0.200}
              r1: {kind: router%s}
              r2: {kind: router%s}
              r3: {kind: router, prefix: 10.3.0.0/24}
            links:
              - {between: [a, r1], rate: infinite, delay: 1 ms}
              - {between: [b, r3], rate: infinite, delay: 1 ms}
              - {between: [c, r3], rate: infinite, delay: 1 ms}
              - {between: [r1, r3], rate: infinite, delay: 1 ms}
              - {between: [r1, r2], rate: infinite, delay: 1 ms}
              - {between: [r2, r3], rate: infinite, delay: 1 ms}
            """;

    @TempDir
    private Path folder;

    private Path file(String r1, String r2) throws IOException {
        return Netsim.file(
                folder,
                "triangle.yaml",
                TRIANGLE.formatted(
                        r1.isEmpty() ? "" : ", routes: [" + r1 + "]", r2.isEmpty() ? "" : ", routes: [" + r2 + "]"));
    }

    private String trace(String to, String r1, String r2) throws IOException {
        return Netsim.run("traceroute", file(r1, r2), "a", to, "-q", 1).out();
    }

    private String ping(String to, String r1, String r2) throws IOException {
        return Netsim.run("ping", file(r1, r2), "a", to, "-c", 1).out();
    }

    private String mistake(String r1) throws IOException {
        Netsim outcome = Netsim.run("validate", file(r1, ""));
        assertThat(outcome.code()).isEqualTo(ExitCode.INPUT);
        return outcome.err() + outcome.out();
    }

    @Test
    void withoutStaticRoutesTheShortestPathIsTaken() throws IOException {
        assertThat(trace("b", "", "")).contains(" 2  r3 ").contains(" 3  b ");
    }

    @Test
    void staticRouteComesBeforeTheShortestPathOfAnEquallyLongPrefix() throws IOException {
        assertThat(trace("b", "{to: 10.3.0.0/24, via: r2}", ""))
                .contains(" 2  r2 ")
                .contains(" 3  r3 ");
    }

    @Test
    void shorterStaticPrefixComesAfterTheShortestPath() throws IOException {
        assertThat(trace("b", "{to: 10.3.0.0/16, via: r2}, {to: default, via: r2}", ""))
                .contains(" 2  r3 ");
    }

    @Test
    void longerPrefixIsTakenWhateverTheOrder() throws IOException {
        String routes = "{to: 10.3.0.192/26, via: r2}, {to: 10.3.0.0/24, via: r3}";
        assertThat(trace("c", routes, "")).contains(" 2  r2 ");
        assertThat(trace("b", routes, "")).contains(" 2  r3 ");
    }

    @Test
    void nodesMayBeNamedInsteadOfTheirAddresses() throws IOException {
        assertThat(trace("c", "{to: c, via: r2}", "")).contains(" 2  r2 ");
        assertThat(trace("b", "{to: c, via: r2}", "")).contains(" 2  r3 ");
        assertThat(trace("b", "{to: r3, via: r2}", "")).contains(" 2  r2 ");
    }

    @Test
    void defaultRouteIsForWhatNoOtherPrefixHolds() throws IOException {
        assertThat(trace("192.0.2.1", "{to: default, via: r2}", "")).endsWith(" 3  r2 (172.16.0.2)  4.000 ms !N\n");
        assertThat(trace("192.0.2.1", "", "")).endsWith(" 2  r1 (172.16.0.1)  2.000 ms !N\n");
    }

    @Test
    void attachedHostsCannotBeRoutedAway() throws IOException {
        Path file = Netsim.file(
                folder,
                "attached.yaml",
                TRIANGLE.formatted("", "")
                        .replace("prefix: 10.3.0.0/24", "prefix: 10.3.0.0/24, routes: [{to: 10.3.0.0/24, via: r2}]"));
        assertThat(Netsim.run("traceroute", file, "a", "b", "-q", 1).out()).contains(" 3  b ");
    }

    @Test
    void severalNextHopsShareThePackets() throws IOException {
        String hop = Netsim.run("traceroute", file("{to: r3, via: [r2, r3]}", ""), "a", "b", "-q", 16)
                .out()
                .lines()
                .toList()
                .get(2);
        assertThat(hop).contains("r2 (").contains("r3 (");
    }

    @Test
    void blackHoleDropsWithoutAWord() throws IOException {
        assertThat(ping("b", "{to: r3, type: blackhole}", ""))
                .contains("1 packets transmitted, 0 received, 100% packet loss")
                .contains("lost request: blackhole at r1: icmp_seq 1");
    }

    @Test
    void unreachableRouteTellsTheSender() throws IOException {
        assertThat(ping("b", "{to: r3, type: unreachable}", ""))
                .contains("From r1 (172.16.0.1) icmp_seq=1 Destination Host Unreachable");
    }

    @Test
    void loopOfStaticRoutesEndsWithTheTimeToLive() throws IOException {
        // From a the TTL of 64 is 63 behind r1; r1 and r2 then take one each: the last is r2, or r1 for an odd TTL.
        String out = ping("b", "{to: r3, via: r2}", "{to: r3, via: r1}");
        assertThat(out).contains("From r2 (172.16.0.2) icmp_seq=1 Time to live exceeded");
        Netsim odd = Netsim.run(
                "ping", file("{to: r3, via: r2}", "{to: r3, via: r1}"), "a", "b", "-c", 1, "-t", 63, "--json");
        assertThat(odd.out()).contains("\"fate\" : \"ttl_expired\"").contains("\"place\" : \"r1\"");
    }

    @Test
    void hostOfSeveralLinksHasRoutesToo() throws IOException {
        Path file = Netsim.file(folder, "multihomed.yaml", """
                netsim: 1
                nodes:
                  a: {kind: host, routes: [{to: default, via: r2}, {to: r3, via: r2}]}
                  b: {kind: host}
                  r1: {kind: router}
                  r2: {kind: router}
                  r3: {kind: router}
                links:
                  - {between: [a, r1], rate: infinite, delay: 1 ms}
                  - {between: [a, r2], rate: infinite, delay: 9 ms}
                  - {between: [r1, r3], rate: infinite, delay: 1 ms}
                  - {between: [r2, r3], rate: infinite, delay: 1 ms}
                  - {between: [r3, b], rate: infinite, delay: 1 ms}
                """);
        assertThat(Netsim.run("traceroute", file, "a", "b", "-q", 1).out()).contains(" 1  r2 (172.16.0.2)  18.000 ms");
    }

    @Test
    void mistakesSayWhatWouldBeRight() throws IOException {
        assertThat(mistake("{to: 10.3.0.0/24, via: r9}"))
                .contains("nodes.r1.routes[0].via: no link leads from 'r1' to 'r9'; did you mean 'r2'?");
        assertThat(mistake("{to: 10.3.0.0/24, via: a}"))
                .contains("'a' is a host, which does not forward; name a router, or write 'to: a'");
        assertThat(mistake("{to: 10.3.0.1/24, via: r2}")).contains("'10.3.0.1/24' is no destination");
        assertThat(mistake("{to: r33, via: r2}")).contains("'r33' is no destination; did you mean 'r3'?");
        assertThat(mistake("{to: r3}")).contains("the route leads nowhere; write 'via: r2'");
        assertThat(mistake("{to: r3, via: r2, type: blackhole}")).contains("a route that drops goes via nobody");
        assertThat(mistake("{to: r3, type: blackhold}")).contains("did you mean 'blackhole'?");
        assertThat(mistake("{via: r2}")).contains("'to' is missing");
    }
}
