package io.netsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** NATs in files: what passes, what the outside sees, what is dropped. */
class NatTest {
    private static final String HOME = """
            netsim: 1
            name: home
            topology:
              nodes:
                laptop: {kind: host, ports: {range: [5000, 5100], policy: sequential}}
                phone: {kind: host, ports: {range: [5000, 5100], policy: sequential}}
                home: {kind: nat, prefix: 192.168.1.0/24, address: 203.0.113.7%s}
                isp: {kind: router}
                server: {kind: host}
              links:
                - {between: [laptop, home], rate: 100 Mbps, delay: 1 ms}
                - {between: [phone, home], rate: 100 Mbps, delay: 1 ms}
                - {name: dsl, between: [home, isp], rate: 10 Mbps, delay: 10 ms%s}
                - {between: [isp, server], rate: 1 Gbps, delay: 5 ms}
            traffic: [%s]
            time: {duration: 1 min}
            """;

    @TempDir
    private Path folder;

    private Path file(String nat, String dsl, String traffic) throws IOException {
        return Netsim.file(folder, "home.yaml", HOME.formatted(nat, dsl, traffic));
    }

    private Map<?, ?> run(String nat, String traffic) throws IOException {
        Netsim outcome = Netsim.run("run", file(nat, "", traffic), "--json", "--capture", "server", "--out", folder);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return outcome.json();
    }

    private static List<Object> flows(Map<?, ?> document, String key) {
        return Netsim.list(document.get("flows")).stream()
                .<Object>map(flow -> String.valueOf(Netsim.map(flow).get(key)))
                .toList();
    }

    private static long packets(Map<?, ?> document, String fate) {
        return Netsim.list(Netsim.map(document.get("ledger")).get("fates")).stream()
                .map(Netsim::map)
                .filter(map -> fate.equals(map.get("fate")))
                .mapToLong(map -> (Long) map.get("packets"))
                .sum();
    }

    private String captured() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            Path capture = files.filter(path -> path.endsWith("capture-server.pcapng"))
                    .findFirst()
                    .orElseThrow();
            return Netsim.run("decode", capture).out().replaceAll("  # .*", ""); // the comments tell what becomes of it
        }
    }

    @Test
    void connectionsDatagramsAndEchoesPassAndTheOutsideSeesOneAddress() throws IOException {
        Map<?, ?> document = run("", """
                {app: bulk_transfer, from: [laptop, phone], to: server, size: 500 kB},
                {app: request_response, transport: udp, from: [laptop, phone], to: server, requests: 10},
                {app: constant_rate, from: laptop, to: server, rate: 100 kbps, count: 10},
                {app: ping, from: phone, to: server, count: 3}""");
        assertThat(flows(document, "status")).hasSize(6).containsOnly("completed");
        assertThat(packets(document, "delivered"))
                .isEqualTo(Netsim.map(document.get("ledger")).get("offered_packets"));
        assertThat(captured()).contains("203.0.113.7.").doesNotContain("192.168.");
    }

    @Test
    void equalPortsOfTwoHostsAreToldApart() throws IOException {
        Map<?, ?> document = run("", "{app: bulk_transfer, from: [laptop, phone], to: server, size: 10 kB}");
        assertThat(flows(document, "source_port")).containsOnly("5000");
        assertThat(flows(document, "status")).containsOnly("completed");
        assertThat(captured()).contains("203.0.113.7.5000 >").contains("203.0.113.7.1024 >");
    }

    @Test
    void nobodyOutsideGetsInWithoutBeingAsked() throws IOException {
        Map<?, ?> document =
                run("", "{app: constant_rate, from: server, to: phone, rate: 80 kbps, payload: 1000 B, count: 7}");
        assertThat(packets(document, "nat_filtered")).isEqualTo(7);
    }

    @Test
    void forwardedPortLeadsToAnInsideHost() throws IOException {
        String nat =
                ", forwards: [{protocol: tcp, port: 8080, to: laptop, to_port: 80}, {protocol: udp, port: 53, to: phone}]";
        Map<?, ?> document = run(nat, """
                {app: request_response, from: server, to: laptop, port: 80, requests: 5},
                {app: request_response, transport: udp, from: server, to: phone, port: 53, requests: 5}""");
        assertThat(flows(document, "status")).containsOnly("completed");
        assertThat(captured()).contains("> 203.0.113.7.8080:").contains("> 203.0.113.7.53:");
    }

    @Test
    void refusalFromOutsideReachesTheSocketInside() throws IOException {
        Map<?, ?> document = run("", """
                {app: request_response, transport: udp, from: phone, to: server, requests: 1, answered: false},
                {app: bulk_transfer, from: laptop, to: server, size: 1 kB, answered: false}""");
        assertThat(flows(document, "error")).containsOnly("refused");
    }

    @Test
    void pathMtuBeyondTheNatIsFoundByConnectionsInside() throws IOException {
        Path file = file("", ", mtu: 1400 B", "{app: bulk_transfer, from: laptop, to: server, size: 100 kB}");
        Netsim outcome = Netsim.run("run", file, "--json");
        assertThat(flows(outcome.json(), "status")).containsOnly("completed");
    }

    @Test
    void idleMappingOfUdpIsForgotten() throws IOException {
        // Answers come after 3 s of thinking of the other side: the second request would find its mapping gone.
        String traffic = "{app: constant_rate, from: laptop, to: server, rate: 800 bps, payload: 1000 B, count: 3},"
                + "{app: constant_rate, from: phone, to: server, rate: 800 bps, payload: 1000 B, count: 3, start: 5 s}";
        run(", ports: [2000, 2000], preserve_ports: false, timeouts: {udp: 4 s}", traffic);
        // Each comes alone, ten seconds after its last, with the one port there is: both hosts had it in turns.
        assertThat(captured().lines().filter(line -> line.contains("203.0.113.7.2000 >")))
                .hasSize(6);
    }

    @Test
    void withoutAFreePortPacketsEnd() throws IOException {
        Map<?, ?> document = run(
                ", ports: [2000, 2000], preserve_ports: false",
                "{app: constant_rate, from: [laptop, phone], to: server, rate: 80 kbps, payload: 1000 B, count: 4}");
        assertThat(packets(document, "nat_no_port")).isEqualTo(4);
        assertThat(packets(document, "delivered")).isEqualTo(4);
    }

    @Test
    void tracerouteSeesBehindTheNat() throws IOException {
        Path file = file("", "", "");
        assertThat(Netsim.run("traceroute", file, "laptop", "server", "-q", 1).out())
                .contains(" 1  home (203.0.113.7)")
                .contains(" 2  isp (172.16.0.1)")
                .contains(" 3  server (10.0.0.1)");
        assertThat(Netsim.run("traceroute", file, "laptop", "server", "-q", 1, "-I")
                        .out())
                .contains(" 3  server (10.0.0.1)");
        assertThat(Netsim.run("ping", file, "laptop", "192.0.2.1", "-c", 1).out())
                .contains("From home (203.0.113.7) icmp_seq=1 Destination Net Unreachable");
    }

    @Test
    void privateAddressesCannotBeReachedFromOutside() throws IOException {
        Netsim outcome = Netsim.run("ping", file("", "", ""), "server", "laptop", "-c", 1);
        assertThat(outcome.out()).contains("lost request: nat_filtered at home: icmp_seq 1");
    }

    @Test
    void bigDatagramsPassInFragments() throws IOException {
        Netsim outcome = Netsim.run("ping", file("", "", ""), "laptop", "server", "-c", 2, "-s", 4000);
        assertThat(outcome.out()).contains("4008 bytes from server (10.0.0.1): icmp_seq=2");
    }

    @Test
    void mistakesSayWhatWouldBeRight() throws IOException {
        assertThat(mistake(", outside: ips")).contains("no link leads from 'home' to 'ips'; did you mean 'isp'?");
        assertThat(mistake(", outside: [isp, laptop, phone]")).contains("the NAT 'home' has no inside");
        assertThat(mistake(", forwards: [{protocol: tcp, port: 80, to: server}]"))
                .contains("'server' is no host on the inside of 'home'; these are laptop, phone");
        assertThat(mistake(", forwards: [{protocol: tcp, port: 80, to: laptop}, {protocol: tcp, port: 80, to: phone}]"))
                .contains("external port 80 is forwarded twice");
        assertThat(mistake(", forwards: [{protocol: sctp, port: 80, to: laptop}]"))
                .contains("write one of tcp, udp");
        assertThat(mistake(", ports: [9, 8]")).contains("this is no range of ports; write [lowest, highest]");
        assertThat(mistake(", mapping: endpoint_dependent")).contains("endpoint_independent");
        assertThat(mistake(", timeouts: {udp: 5}")).contains("'5' has no unit");
        assertThat(mistake(", adress: 1.2.3.4")).contains("did you mean 'address'?");
    }

    private String mistake(String nat) throws IOException {
        Netsim outcome = Netsim.run("validate", file(nat, "", "{app: ping, from: laptop, to: server}"));
        assertThat(outcome.code()).isEqualTo(ExitCode.INPUT);
        return outcome.err() + outcome.out();
    }
}
