package io.netsim.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsim.address.Endpoint;
import io.netsim.address.IpAddress;
import io.netsim.address.IpPrefix;
import io.netsim.host.HostSettings;
import io.netsim.host.LinkPlan;
import io.netsim.host.Network;
import io.netsim.host.NetworkBuilder;
import io.netsim.host.RoutingPlan;
import io.netsim.link.LinkSettings;
import io.netsim.node.Ledger;
import io.netsim.packet.Fate;
import io.netsim.queue.DropTailLimit;
import io.netsim.random.RandomStreams;
import io.netsim.rfc.Verifies;
import io.netsim.socket.EchoError;
import io.netsim.socket.EchoHandler;
import io.netsim.socket.EchoSocket;
import io.netsim.socket.SocketError;
import io.netsim.socket.SocketException;
import io.netsim.socket.StreamHandler;
import io.netsim.socket.StreamSocket;
import io.netsim.tcp.TcpConfig;
import io.netsim.time.Time;
import io.netsim.transport.PortPolicy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks of several nodes: addresses, routes, TTL and ICMP (RFC 791, RFC 792, RFC 1122 §3, RFC 1812). */
class NetworksTest {
    private static final HostSettings HOST = new HostSettings(TcpConfig.rfc().build(), 212_992, PortPolicy.LINUX);

    private final NetworkBuilder builder = builder();
    private final List<String> heard = new ArrayList<>();

    private static NetworkBuilder builder() {
        return new NetworkBuilder(new RandomStreams(1, 0), Comparator.naturalOrder());
    }

    private static LinkPlan link(String a, String b, int delayMs, long weight) {
        LinkSettings settings =
                new LinkSettings("", 1_000_000_000, delayMs * Time.MILLISECOND, DropTailLimit.UNLIMITED, 1500, 0);
        LinkPlan plan = LinkPlan.clean(a + "-" + b, a, b, settings);
        return new LinkPlan(plan.name(), a, b, plan.forward(), plan.reverse(), null, null, weight);
    }

    private static IpAddress address(Network network, String node) {
        return network.layers().stream()
                .filter(layer -> layer.node().name().equals(node))
                .findFirst()
                .orElseThrow()
                .addresses()
                .get(0);
    }

    /** Sends an echo request and notes what comes back. */
    private void ping(Network network, String from, IpAddress to, int ttl, int bytes) throws SocketException {
        EchoSocket echo = network.host(from).openEcho();
        echo.handler(new EchoHandler() {
            @Override
            public void reply(IpAddress source, int sequence, long roundTripPs) {
                heard.add("reply " + name(network, source) + " " + roundTripPs / Time.MILLISECOND + " ms");
            }

            @Override
            public void error(IpAddress source, int sequence, EchoError error) {
                heard.add(error + " " + name(network, source));
            }
        });
        echo.send(to, 1, bytes, ttl);
        run(network);
    }

    private static void run(Network network) {
        network.simulator().run(network.simulator().nowPs() + Time.MINUTE, 100_000_000);
        Ledger books = network.settledLedger();
        assertThat(books.balancePackets()).isZero();
        assertThat(books.balanceBytes()).isZero();
    }

    private static String name(Network network, IpAddress address) {
        return network.layers().stream()
                .filter(layer -> layer.addresses().contains(address))
                .map(layer -> layer.node().name())
                .findFirst()
                .orElse(address.toString());
    }

    private Network chain() {
        builder.host("a", HOST).router("r1").router("r2").router("r3").host("b", HOST);
        builder.link(link("a", "r1", 1, 1))
                .link(link("r1", "r2", 2, 1))
                .link(link("r2", "r3", 3, 1))
                .link(link("r3", "b", 4, 1));
        return builder.build();
    }

    @Test
    @Verifies("RFC9293:MUST-49")
    void growingTtlNamesTheRoutersOfAPath() throws SocketException {
        Network network = chain();
        for (int ttl = 1; ttl <= 4; ttl++) {
            ping(network, "a", address(network, "b"), ttl, 56);
        }
        assertThat(heard).containsExactly("TIME_EXCEEDED r1", "TIME_EXCEEDED r2", "TIME_EXCEEDED r3", "reply b 20 ms");
        assertThat(network.settledLedger().packets(Fate.TTL_EXPIRED)).isEqualTo(3);
    }

    @Test
    void routersAnswerEchoes() throws SocketException {
        Network network = chain();
        ping(network, "a", address(network, "r2"), 0, 56);
        assertThat(heard).containsExactly("reply r2 6 ms");
    }

    @Test
    void addressInNobodysPrefixIsANetUnreachable() throws SocketException {
        Network network = chain();
        ping(network, "a", IpAddress.parse("192.0.2.1"), 0, 56);
        assertThat(heard).containsExactly("NET_UNREACHABLE r1");
    }

    @Test
    void freeAddressOfAPrefixIsAHostUnreachableFromTheLastRouter() throws SocketException {
        Network network = chain();
        IpAddress b = address(network, "b");
        ping(network, "a", IpAddress.ofBits(b.bits() + 50), 0, 56);
        assertThat(heard).containsExactly("HOST_UNREACHABLE r3");
    }

    @ParameterizedTest
    @CsvSource({"50, 0.012", "-1, 0.002"})
    @Verifies({"RFC9293:MUST-54", "RFC9293:SHLD-26", "RFC9293:SHLD-25", "RFC9293:MUST-47"})
    void connectionToAnAddressNobodyHasFailsAfterOneRoundTrip(int offset, double seconds) throws SocketException {
        Network network = chain();
        IpAddress b = address(network, "b");
        IpAddress nobody = offset < 0 ? IpAddress.parse("192.0.2.1") : IpAddress.ofBits(b.bits() + offset);
        StreamSocket socket = network.host("a").openStream();
        socket.handler(new StreamHandler() {
            @Override
            public void failed(SocketError error) {
                long now = network.simulator().nowPs();
                heard.add(error + " " + Math.round(now / 1e9) / 1e3);
            }
        });
        socket.connect(new Endpoint(nobody, 80));
        run(network);
        assertThat(heard).containsExactly("UNREACHABLE " + seconds);
    }

    @Test
    void packetTooLargeForALinkBehindIsReportedFromThere() throws SocketException {
        builder.host("a", HOST).router("r").host("b", HOST).link(link("a", "r", 1, 1));
        LinkSettings narrow = new LinkSettings("", 1_000_000_000, 0, DropTailLimit.UNLIMITED, 1000, 0);
        Network network = builder.link(LinkPlan.clean("r-b", "r", "b", narrow)).build();
        ping(network, "a", address(network, "b"), 0, 1400);
        assertThat(heard).containsExactly("TOO_BIG r");
    }

    @Test
    void hostDoesNotForward() throws SocketException {
        builder.host("a", HOST).host("m", HOST).host("b", HOST);
        builder.link(link("a", "m", 1, 1)).link(link("m", "b", 1, 1));
        Network network = builder.build();
        ping(network, "a", address(network, "b"), 0, 56);
        assertThat(heard).isEmpty();
        assertThat(network.settledLedger().packets(Fate.NO_ROUTE)).isEqualTo(1);
    }

    @Test
    void pathDoesNotLeadThroughAHost() throws SocketException {
        builder.host("a", HOST).host("m", HOST).host("b", HOST).router("r1").router("r2");
        builder.link(link("a", "r1", 1, 1)).link(link("b", "r2", 1, 1)).link(link("r1", "r2", 10, 1));
        builder.link(link("m", "r1", 1, 1)).link(link("m", "r2", 1, 1)); // shorter, but a host
        Network network = builder.build();
        ping(network, "a", address(network, "b"), 0, 56);
        assertThat(heard).containsExactly("reply b 24 ms");
    }

    @Test
    @Verifies({"RFC9293:MUST-44", "RFC9293:MUST-45", "RFC1122:udp-wildcard-address"})
    void multihomedHostSendsFromTheAddressOfTheInterfaceItUses() throws SocketException {
        builder.host("a", HOST).host("m", HOST).host("b", HOST).router("r1").router("r2");
        builder.link(link("a", "r1", 1, 1)).link(link("b", "r2", 1, 1));
        builder.link(link("m", "r1", 1, 1)).link(link("m", "r2", 1, 1));
        Network network = builder.build();
        IpLayer m = network.host("m").ip();
        assertThat(m.addresses()).hasSize(2);
        assertThat(m.sourceFor(address(network, "a"))).isEqualTo(m.addresses().get(0));
        assertThat(m.sourceFor(address(network, "b"))).isEqualTo(m.addresses().get(1));
        ping(network, "a", m.addresses().get(0), 0, 56);
        ping(network, "b", m.addresses().get(1), 0, 56);
        ping(network, "m", address(network, "b"), 0, 56);
        assertThat(heard).containsExactly("reply m 4 ms", "reply m 4 ms", "reply b 4 ms");
    }

    @ParameterizedTest
    @CsvSource({"DELAY, 8", "HOPS, 44", "WEIGHT, 204"})
    void metricChoosesThePath(RoutingPlan.Metric metric, int roundTripMs) throws SocketException {
        builder.host("a", HOST)
                .host("b", HOST)
                .router("p")
                .router("q")
                .router("d")
                .router("w");
        builder.link(link("a", "p", 1, 1)).link(link("q", "b", 1, 1));
        builder.link(link("p", "q", 20, 10)); // fewest hops
        builder.link(link("p", "d", 1, 10)).link(link("d", "q", 1, 10)); // least delay
        builder.link(link("p", "w", 50, 1)).link(link("w", "q", 50, 1)); // least weight
        builder.routing(new RoutingPlan(metric, true));
        Network network = builder.build();
        ping(network, "a", address(network, "b"), 0, 56);
        assertThat(heard).containsExactly("reply b " + roundTripMs + " ms");
    }

    @Test
    void longestPrefixWins() throws SocketException {
        builder.host("a", HOST)
                .host("b", HOST)
                .host("c", HOST)
                .router("r")
                .router("wide")
                .router("narrow");
        builder.link(link("a", "r", 1, 1)).link(link("r", "wide", 1, 1)).link(link("r", "narrow", 1, 1));
        builder.link(link("wide", "b", 1, 1)).link(link("narrow", "c", 1, 1));
        builder.prefix("wide", IpPrefix.parse("10.9.0.0/16")).prefix("narrow", IpPrefix.parse("10.9.7.0/24"));
        Network network = builder.build();
        ping(network, "a", IpAddress.parse("10.9.7.99"), 0, 56);
        ping(network, "a", IpAddress.parse("10.9.8.99"), 0, 56);
        assertThat(heard).containsExactly("HOST_UNREACHABLE narrow", "HOST_UNREACHABLE wide");
    }

    @Test
    void givenAddressIsKeptAndGivenToNobodyElse() throws SocketException {
        builder.router("r").host("h1", HOST).host("h2", HOST).host("h3", HOST);
        builder.link(link("h1", "r", 1, 1)).link(link("h2", "r", 1, 1)).link(link("h3", "r", 1, 1));
        builder.prefix("r", IpPrefix.parse("10.9.0.0/24")).address("h2", IpAddress.parse("10.9.0.1"));
        Network network = builder.build();
        assertThat(address(network, "h2")).isEqualTo(IpAddress.parse("10.9.0.1"));
        assertThat(Set.of(address(network, "h1"), address(network, "h3"), address(network, "h2")))
                .hasSize(3);
        ping(network, "h1", address(network, "h2"), 0, 56);
        assertThat(heard).containsExactly("reply h2 4 ms");
    }

    @Test
    void addressGivenTwiceIsAMistake() {
        builder.router("r").host("h1", HOST).host("h2", HOST);
        builder.link(link("h1", "r", 1, 1)).link(link("h2", "r", 1, 1));
        IpAddress address = IpAddress.parse("10.9.0.1");
        builder.address("h1", address).address("h2", address);
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10.9.0.1");
    }

    @Test
    void prefixThatIsTooSmallIsAMistake() {
        builder.router("r").prefix("r", IpPrefix.parse("10.9.0.0/30"));
        for (String host : List.of("x", "y", "z")) {
            builder.host(host, HOST).link(link(host, "r", 1, 1));
        }
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("room for 2 hosts, not for 3");
    }

    @Test
    void addressesDoNotDependOnTheOrderOfInsertion() {
        List<String> hosts = new ArrayList<>(List.of("h1", "h2", "h3", "h4", "h5"));
        List<List<IpAddress>> results = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            NetworkBuilder b = builder().router(i == 0 ? "r" : "s").router(i == 0 ? "s" : "r");
            b.link(link("r", "s", 1, 1));
            for (String host : hosts) {
                b.host(host, HOST).link(link(host, host.compareTo("h3") < 0 ? "r" : "s", 1, 1));
            }
            results.add(b.build().layers().stream()
                    .map(layer -> layer.addresses().get(0))
                    .toList());
            Collections.reverse(hosts);
        }
        assertThat(results.get(0)).isEqualTo(results.get(1));
        assertThat(new HashSet<>(results.get(0))).hasSize(7);
    }
}
