package io.netsim.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.netsim.address.Endpoint;
import io.netsim.address.IpAddress;
import io.netsim.content.Content;
import io.netsim.host.Addressing;
import io.netsim.rfc.Verifies;
import io.netsim.socket.Datagram;
import io.netsim.socket.DatagramSocket;
import io.netsim.socket.SocketError;
import io.netsim.socket.SocketException;
import io.netsim.socket.StreamHandler;
import io.netsim.socket.StreamOption;
import io.netsim.socket.StreamSocket;
import io.netsim.tcp.TwoHosts;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sockets of hosts that have addresses of both versions. */
class DualStackSocketsTest {
    private final TwoHosts net = dual();
    private final List<String> accepted = new ArrayList<>();

    private static TwoHosts dual() {
        TwoHosts.Plan plan = new TwoHosts.Plan();
        plan.addressing = Addressing.DUAL;
        return plan.build();
    }

    private static final class Ignoring implements StreamHandler {}

    private StreamSocket connect(Endpoint to) throws SocketException {
        StreamSocket socket = net.a.openStream();
        socket.handler(new Ignoring());
        socket.connect(to);
        return socket;
    }

    private void listen(Endpoint at, String name) throws SocketException {
        StreamSocket listener = net.b.openStream();
        listener.set(StreamOption.SO_REUSEADDR, true);
        listener.bind(at);
        listener.listen(5, socket -> accepted.add(name + " " + socket.local()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::"})
    void aListenerAtTheWildcardTakesConnectionsOfBothVersions(String wildcard) throws SocketException {
        listen(new Endpoint(IpAddress.parse(wildcard), 80), "any");
        connect(net.at(net.b, 80));
        connect(net.atLast(net.b, 80));
        net.run(1);
        assertThat(accepted).containsExactly("any 10.0.0.2:80", "any [2001:db8::2]:80");
    }

    @Test
    void aListenerAtTheVeryAddressComesFirst() throws SocketException {
        listen(Endpoint.anyAddress(80), "any");
        listen(net.atLast(net.b, 80), "six");
        connect(net.at(net.b, 80));
        connect(net.atLast(net.b, 80));
        net.run(1);
        assertThat(accepted).containsExactly("any 10.0.0.2:80", "six [2001:db8::2]:80");
    }

    @Test
    void theTwoWildcardsAreOneAddress() throws SocketException {
        DatagramSocket first = net.a.openDatagram();
        first.bind(new Endpoint(IpAddress.ANY, 53));
        DatagramSocket second = net.a.openDatagram();
        SocketException refused =
                catchThrowableOfType(SocketException.class, () -> second.bind(new Endpoint(IpAddress.ANY_V6, 53)));
        assertThat(refused.error()).isEqualTo(SocketError.ADDRESS_IN_USE);
        assertThat(TwoHosts.sockets(net.a)).containsExactly("udp UNCONN *:53 *:*");
    }

    @Test
    void samePortsOfBothVersionsAreTwoConnections() throws SocketException {
        listen(Endpoint.anyAddress(80), "any");
        for (Endpoint to : List.of(net.at(net.b, 80), net.atLast(net.b, 80))) {
            StreamSocket socket = net.a.openStream();
            socket.set(StreamOption.SO_REUSEADDR, true);
            socket.handler(new Ignoring());
            socket.bind(new Endpoint(net.a.ip().sourceFor(to.address()), 4000));
            socket.connect(to);
        }
        net.run(1);
        assertThat(TwoHosts.sockets(net.a))
                .containsExactly(
                        "tcp ESTABLISHED 10.0.0.1:4000 10.0.0.2:80",
                        "tcp ESTABLISHED [2001:db8::1]:4000 [2001:db8::2]:80");
    }

    @Test
    @Verifies({"RFC6691:mss-without-options", "RFC8200:mss"})
    void theMssLeavesRoomForTheHeaderOfItsVersion() throws SocketException {
        listen(Endpoint.anyAddress(80), "any");
        StreamSocket four = connect(net.at(net.b, 80));
        StreamSocket six = connect(net.atLast(net.b, 80));
        net.run(1);
        // 12 bytes of each segment are for timestamps.
        assertThat(four.info().sendMssBytes()).isEqualTo(1448);
        assertThat(six.info().sendMssBytes()).isEqualTo(1428);
    }

    @Test
    void aSocketBoundToOneVersionDoesNotReachTheOther() throws SocketException {
        DatagramSocket datagrams = net.a.openDatagram();
        datagrams.bind(net.at(net.a, 1000));
        SocketException sending = catchThrowableOfType(
                SocketException.class, () -> datagrams.sendTo(Content.empty(), net.atLast(net.b, 53)));
        StreamSocket stream = net.a.openStream();
        stream.bind(net.atLast(net.a, 1000));
        SocketException connecting =
                catchThrowableOfType(SocketException.class, () -> stream.connect(net.at(net.b, 80)));
        assertThat(List.of(sending.error(), connecting.error())).containsOnly(SocketError.UNREACHABLE);
        assertThat(connecting)
                .hasMessageContaining("10.0.0.2 from a socket bound to 2001:db8::1, which is not of IPv4");
    }

    @Test
    void aDatagramSocketAtTheWildcardAnswersInTheVersionItWasAskedIn() throws SocketException {
        DatagramSocket server = net.b.openDatagram();
        server.bind(Endpoint.anyAddress(53));
        DatagramSocket client = net.a.openDatagram();
        client.bind(Endpoint.anyAddress(1000));
        for (Endpoint to : List.of(net.at(net.b, 53), net.atLast(net.b, 53))) {
            client.sendTo(Content.of(new byte[3]), to);
            net.run(net.now() + 1);
            Endpoint from = source(server);
            server.sendTo(Content.of(new byte[3]), from);
            net.run(net.now() + 1);
            assertThat(source(client)).isEqualTo(to);
        }
    }

    /** Who sent the datagram that waits. */
    private static Endpoint source(DatagramSocket socket) throws SocketException {
        Datagram datagram = socket.receive();
        if (datagram == null) {
            throw new IllegalStateException("nothing has come");
        }
        return datagram.source();
    }
}
