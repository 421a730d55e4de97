package io.netsim.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.netsim.address.Endpoint;
import io.netsim.address.IpAddress;
import io.netsim.host.Host;
import io.netsim.host.HostSettings;
import io.netsim.host.LinkPlan;
import io.netsim.host.Network;
import io.netsim.host.NetworkBuilder;
import io.netsim.link.LinkSettings;
import io.netsim.queue.DropTailLimit;
import io.netsim.random.RandomStreams;
import io.netsim.rfc.Verifies;
import io.netsim.socket.DatagramSocket;
import io.netsim.socket.SocketError;
import io.netsim.socket.SocketException;
import io.netsim.socket.StreamOption;
import io.netsim.socket.StreamSocket;
import io.netsim.time.Time;
import io.netsim.transport.PortPolicy;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may have which port (POSIX bind, RFC 6056, RFC 6335). */
class PortsTest {
    private final TwoHosts.Plan plan = new TwoHosts.Plan();
    private TwoHosts net = plan.build();

    private static @Nullable SocketError errorOf(ThrowingCallable call) {
        SocketException e = catchThrowableOfType(SocketException.class, call);
        return e == null ? null : e.error();
    }

    private StreamSocket stream(boolean reuse) {
        StreamSocket socket = net.a.openStream();
        socket.set(StreamOption.SO_REUSEADDR, reuse);
        return socket;
    }

    private DatagramSocket datagram(boolean reuse) {
        DatagramSocket socket = net.a.openDatagram();
        socket.reuseAddress(reuse);
        return socket;
    }

    private Endpoint endpoint(String which) {
        return which.equals("any") ? Endpoint.anyAddress(5000) : net.at(net.a, 5000);
    }

    @ParameterizedTest
    @CsvSource({
        // first, second, both reuse addresses, whether the second is refused
        "any, any, false, true",
        "any, any, true, true",
        "any, own, false, true",
        "own, any, false, true",
        "own, own, false, true",
        "own, own, true, true",
        "any, own, true, false",
        "own, any, true, false",
    })
    void secondBindOfAPort(String first, String second, boolean reuse, boolean refused) throws SocketException {
        stream(reuse).bind(endpoint(first));
        assertThat(errorOf(() -> stream(reuse).bind(endpoint(second))))
                .isEqualTo(refused ? SocketError.ADDRESS_IN_USE : null);
        datagram(reuse).bind(endpoint(first));
        assertThat(errorOf(() -> datagram(reuse).bind(endpoint(second))))
                .isEqualTo(refused ? SocketError.ADDRESS_IN_USE : null);
    }

    @Test
    void oneWhoDoesNotReuseKeepsThePortToItself() throws SocketException {
        stream(false).bind(endpoint("any"));
        assertThat(errorOf(() -> stream(true).bind(endpoint("own")))).isEqualTo(SocketError.ADDRESS_IN_USE);
    }

    @Test
    void loopbackAndOwnAddressAreTwoAddresses() throws SocketException {
        stream(false).bind(new Endpoint(IpAddress.parse("127.0.0.1"), 5000));
        stream(false).bind(net.at(net.a, 5000));
    }

    @Test
    void tcpAndUdpHavePortsOfTheirOwn() throws SocketException {
        stream(false).bind(endpoint("any"));
        datagram(false).bind(endpoint("any"));
        assertThat(TwoHosts.sockets(net.a)).contains("udp UNCONN *:5000 *:*");
    }

    @Test
    void closedSocketGivesItsPortBack() throws SocketException {
        StreamSocket first = stream(false);
        first.bind(endpoint("any"));
        first.close();
        stream(false).bind(endpoint("any"));
        DatagramSocket datagram = datagram(false);
        datagram.bind(endpoint("any"));
        datagram.close();
        datagram(false).bind(endpoint("any"));
    }

    @Test
    void secondBindOfASocketIsInvalid() throws SocketException {
        StreamSocket socket = stream(false);
        socket.bind(endpoint("any"));
        assertThat(errorOf(() -> socket.bind(Endpoint.anyAddress(5001)))).isEqualTo(SocketError.INVALID_STATE);
    }

    @Test
    void addressOfAnotherHostIsNotAvailable() {
        assertThat(errorOf(() -> stream(false).bind(net.at(net.b, 5000)))).isEqualTo(SocketError.ADDRESS_NOT_AVAILABLE);
        assertThat(errorOf(() -> datagram(false).bind(net.at(net.b, 5000))))
                .isEqualTo(SocketError.ADDRESS_NOT_AVAILABLE);
    }

    @ParameterizedTest
    @CsvSource({"1, true", "1023, true", "1024, false", "65535, false"})
    void portsBelow1024NeedPrivilege(int port, boolean refused) {
        plan.ports = new PortPolicy(32768, 60999, false, false);
        net = plan.build();
        SocketError expected = refused ? SocketError.PERMISSION_DENIED : null;
        assertThat(errorOf(() -> stream(false).bind(Endpoint.anyAddress(port)))).isEqualTo(expected);
        assertThat(errorOf(() -> datagram(false).bind(Endpoint.anyAddress(port))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"CLASSIC, 1024, 65535", "IANA, 49152, 65535", "LINUX, 32768, 60999"})
    void presetsHaveTheRangesOfTheirNames(String name, int lowest, int highest) {
        PortPolicy policy = switch (name) {
            case "CLASSIC" -> PortPolicy.CLASSIC;
            case "IANA" -> PortPolicy.IANA;
            default -> PortPolicy.LINUX;
        };
        assertThat(policy.lowest()).isEqualTo(lowest);
        assertThat(policy.highest()).isEqualTo(highest);
    }

    @Test
    void sequentialPolicyCountsUpAndAround() throws SocketException {
        plan.ports = new PortPolicy(50_000, 50_002, false, true);
        net = plan.build();
        for (int i = 0; i < 7; i++) {
            DatagramSocket socket = datagram(false);
            socket.bind(Endpoint.ANY);
            assertThat(socket.local().port()).isEqualTo(50_000 + i % 3);
            socket.close();
        }
    }

    @Test
    void randomPolicyFollowsTheSeed() throws SocketException {
        plan.ports = new PortPolicy(32768, 60999, true, true);
        Set<Integer> first = ports(1);
        assertThat(ports(1)).isEqualTo(first);
        assertThat(ports(2)).isNotEqualTo(first);
    }

    private Set<Integer> ports(long seed) throws SocketException {
        plan.seed = seed;
        net = plan.build();
        Set<Integer> ports = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            StreamSocket socket = stream(false);
            socket.bind(Endpoint.ANY);
            assertThat(ports.add(socket.local().port())).isTrue();
        }
        return ports;
    }

    @Test
    void usedUpPortsAreAnError() throws SocketException {
        plan.ports = new PortPolicy(50_000, 50_009, true, true);
        net = plan.build();
        for (int i = 0; i < 10; i++) {
            datagram(false).bind(Endpoint.ANY);
            stream(false).bind(Endpoint.ANY);
        }
        assertThat(errorOf(() -> datagram(false).bind(Endpoint.ANY))).isEqualTo(SocketError.NO_PORT_AVAILABLE);
        assertThat(errorOf(() -> stream(false).bind(Endpoint.ANY))).isEqualTo(SocketError.NO_PORT_AVAILABLE);
        assertThat(errorOf(() -> stream(false).connect(net.at(net.b, 80)))).isEqualTo(SocketError.NO_PORT_AVAILABLE);
    }

    @Test
    @Verifies("RFC9293:MUST-42")
    void onePortServesConnectionsToManyPeers() throws SocketException {
        plan.ports = new PortPolicy(50_000, 50_000, false, true);
        net = plan.build();
        stream(false).connect(net.at(net.b, 80));
        stream(false).connect(net.at(net.b, 81));
        assertThat(errorOf(() -> stream(false).connect(net.at(net.b, 80)))).isEqualTo(SocketError.NO_PORT_AVAILABLE);
    }

    @Test
    void connectFromATakenPairIsRefused() throws SocketException {
        StreamSocket first = stream(true);
        first.bind(net.at(net.a, 5000));
        first.connect(net.at(net.b, 80));
        StreamSocket second = stream(true);
        second.bind(Endpoint.anyAddress(5000));
        assertThat(errorOf(() -> second.connect(net.at(net.b, 80)))).isEqualTo(SocketError.ADDRESS_IN_USE);
    }

    @Test
    void timeWaitKeepsThePortUnlessAddressesAreReused() throws SocketException {
        StreamSocket client = stream(false);
        new Peer(net.b, 2).listen(80).shutdownAfterSending = false;
        client.bind(Endpoint.anyAddress(5000));
        client.connect(net.at(net.b, 80));
        net.run(1);
        client.close();
        net.run(2);
        assertThat(errorOf(() -> stream(false).bind(Endpoint.anyAddress(5000)))).isEqualTo(SocketError.ADDRESS_IN_USE);
        stream(true).bind(Endpoint.anyAddress(5000));
    }

    @Test
    void listenNeedsABind() {
        assertThat(errorOf(() -> stream(false).listen(1, s -> {}))).isEqualTo(SocketError.INVALID_STATE);
    }

    @Test
    @Verifies("RFC9293:MUST-43")
    void listenerOfTheVeryAddressComesBeforeTheWildcard() throws SocketException {
        StreamSocket any = stream(true);
        StreamSocket own = stream(true);
        Set<String> accepted = new HashSet<>();
        any.bind(endpoint("any"));
        any.listen(5, s -> accepted.add("any"));
        own.bind(endpoint("own"));
        own.listen(5, s -> accepted.add("own"));
        new Peer(net.b, 2).connect(net.at(net.a, 5000));
        net.run(1);
        assertThat(accepted).containsExactly("own");
    }

    @Test
    void connectionToAnOwnAddressWorks() throws SocketException {
        Peer server = new Peer(net.a, 2).listen(80);
        Peer client = new Peer(net.a, 1);
        client.toSend = 500_000;
        server.peerPattern = 1;
        client.connect(net.at(net.a, 80));
        net.run(1);
        assertThat(server.received).isEqualTo(500_000);
        assertThat(client.lastEvent()).isEqualTo("closed");
    }

    @Test
    void handlersAreNotCalledFromWithinACall() {
        Peer client = new Peer(net.a, 1).connect(net.at(net.a, 80)); // refused by the own host, at once
        assertThat(client.events).isEmpty();
        net.run(1);
        assertThat(client.events).containsExactly("failed: REFUSED");
    }

    @Test
    void twoClientsWithTheSamePortAreToldApartByAddress() throws SocketException {
        HostSettings settings = new HostSettings(TcpConfig.rfc().build(), 212_992, PortPolicy.LINUX);
        NetworkBuilder builder = new NetworkBuilder(new RandomStreams(1, 0), Comparator.naturalOrder());
        builder.router("r").host("s", settings).host("x", settings).host("y", settings);
        LinkSettings link = new LinkSettings("", 10_000_000, Time.MILLISECOND, DropTailLimit.packets(1000), 1500, 0);
        for (String host : new String[] {"s", "x", "y"}) {
            builder.link(LinkPlan.clean("l" + host, host, "r", link));
        }
        Network network = builder.build();
        Peer[] servers = new Peer[2];
        StreamSocket listener = network.host("s").openStream();
        listener.bind(Endpoint.anyAddress(80));
        int[] count = new int[1];
        listener.listen(5, socket -> {
            Peer server = new Peer(network.host("s"), 9);
            server.socket = socket;
            server.peerPattern = socket.remote().address().equals(address(network, "x")) ? 1 : 2;
            socket.handler(server);
            servers[count[0]++] = server;
        });
        for (String host : new String[] {"x", "y"}) {
            Peer client = new Peer(network.host(host), host.equals("x") ? 1 : 2);
            client.toSend = 100_000;
            client.socket.bind(Endpoint.anyAddress(7777));
            client.connect(new Endpoint(address(network, "s"), 80));
        }
        network.simulator().run(10 * Time.SECOND, 10_000_000);
        assertThat(servers).allMatch(server -> server.received == 100_000);
    }

    private static IpAddress address(Network network, String host) {
        Host h = network.host(host);
        return h.ip().addresses().get(0);
    }
}
