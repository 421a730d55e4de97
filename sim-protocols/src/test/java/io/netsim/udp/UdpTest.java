package io.netsim.udp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.netsim.address.Endpoint;
import io.netsim.content.Content;
import io.netsim.packet.Fate;
import io.netsim.rfc.Verifies;
import io.netsim.socket.Datagram;
import io.netsim.socket.DatagramHandler;
import io.netsim.socket.DatagramSocket;
import io.netsim.socket.DontFragment;
import io.netsim.socket.SocketError;
import io.netsim.socket.SocketException;
import io.netsim.tcp.TwoHosts;
import io.netsim.time.Time;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Datagrams between two hosts (RFC 768, RFC 1122 §4.1). */
class UdpTest {
    private final TwoHosts.Plan plan = new TwoHosts.Plan();
    private final TwoHosts net = plan.build();
    private final List<String> errors = new ArrayList<>();

    private static Content bytes(int length) {
        return Content.of(new byte[length]);
    }

    private DatagramSocket bound(Endpoint local) throws SocketException {
        DatagramSocket socket = net.b.openDatagram();
        socket.reuseAddress(true);
        socket.bind(local);
        return socket;
    }

    private DatagramSocket sender(int port) throws SocketException {
        DatagramSocket socket = net.a.openDatagram();
        socket.bind(Endpoint.anyAddress(port));
        socket.handler(new DatagramHandler() {
            @Override
            public void readable() {}

            @Override
            public void failed(SocketError error) {
                errors.add(error + " at " + net.now());
            }
        });
        return socket;
    }

    private static List<Integer> lengths(DatagramSocket socket) throws SocketException {
        List<Integer> lengths = new ArrayList<>();
        for (Datagram d = socket.receive(); d != null; d = socket.receive()) {
            lengths.add(d.content().length());
        }
        return lengths;
    }

    @Test
    void boundariesAreKeptAndEmptyDatagramsArrive() throws SocketException {
        DatagramSocket receiver = bound(Endpoint.anyAddress(53));
        DatagramSocket sender = sender(1000);
        for (int length : new int[] {5, 0, 1472, 1}) {
            sender.sendTo(bytes(length), net.at(net.b, 53));
        }
        net.run(1);
        assertThat(lengths(receiver)).containsExactly(5, 0, 1472, 1);
    }

    @Test
    void connectedSocketComesBeforeSpecificBeforeWildcard() throws SocketException {
        DatagramSocket wildcard = bound(Endpoint.anyAddress(53));
        DatagramSocket specific = bound(net.at(net.b, 53));
        sender(1000).sendTo(bytes(1), net.at(net.b, 53));
        net.run(1);
        assertThat(lengths(specific)).containsExactly(1);
        wildcard.connect(net.at(net.a, 2000));
        sender(2000).sendTo(bytes(2), net.at(net.b, 53));
        net.run(2);
        assertThat(lengths(wildcard)).containsExactly(2);
        assertThat(lengths(specific)).isEmpty();
    }

    @Test
    void connectedSocketHearsItsPeerOnly() throws SocketException {
        DatagramSocket receiver = bound(Endpoint.anyAddress(53));
        receiver.connect(net.at(net.a, 1000));
        sender(1000).sendTo(bytes(1), net.at(net.b, 53));
        sender(1001).sendTo(bytes(2), net.at(net.b, 53));
        net.run(1);
        assertThat(lengths(receiver)).containsExactly(1);
        assertThat(net.network.settledLedger().packets(Fate.NO_SOCKET)).isEqualTo(1);
    }

    @Test
    void disconnectedSocketHearsAllAgain() throws SocketException {
        DatagramSocket receiver = bound(Endpoint.anyAddress(53));
        receiver.connect(net.at(net.a, 1));
        receiver.disconnect();
        sender(1001).sendTo(bytes(2), net.at(net.b, 53));
        net.run(1);
        assertThat(lengths(receiver)).containsExactly(2);
    }

    @Test
    void fullReceiveBufferIsAFateOfItsOwn() throws SocketException {
        DatagramSocket receiver = bound(Endpoint.anyAddress(53));
        receiver.receiveBuffer(2 * 108 + 50);
        DatagramSocket sender = sender(1000);
        for (int i = 0; i < 5; i++) {
            sender.sendTo(bytes(100), net.at(net.b, 53));
        }
        net.run(1);
        assertThat(lengths(receiver)).hasSize(2);
        assertThat(net.network.settledLedger().packets(Fate.RECEIVE_BUFFER_FULL))
                .isEqualTo(3);
    }

    @Test
    void readingMakesRoomInTheReceiveBuffer() throws SocketException {
        DatagramSocket receiver = bound(Endpoint.anyAddress(53));
        receiver.receiveBuffer(108);
        DatagramSocket sender = sender(1000);
        for (int i = 1; i <= 3; i++) {
            sender.sendTo(bytes(100), net.at(net.b, 53));
            net.run(i);
            assertThat(lengths(receiver)).hasSize(1);
        }
    }

    @Test
    @Verifies({"RFC1122:udp-port-unreachable", "RFC1122:udp-icmp-to-application"})
    void closedPortIsReportedToAConnectedSenderAfterOneRoundTrip() throws SocketException {
        DatagramSocket sender = sender(1000);
        sender.connect(net.at(net.b, 53));
        sender.send(bytes(1));
        net.run(1);
        assertThat(errors).hasSize(1).allMatch(e -> e.startsWith("REFUSED at 0.0200"));
        SocketException e = catchThrowableOfType(SocketException.class, () -> sender.send(bytes(1)));
        assertThat(e.error()).isEqualTo(SocketError.REFUSED);
        sender.send(bytes(1)); // told once
    }

    @Test
    void closedPortIsNotReportedToAnUnconnectedSender() throws SocketException {
        DatagramSocket sender = sender(1000);
        sender.sendTo(bytes(1), net.at(net.b, 53));
        net.run(1);
        assertThat(errors).isEmpty();
        sender.sendTo(bytes(1), net.at(net.b, 53));
    }

    @Test
    void datagramThatDoesNotFitTheMtuIsRefusedIfItMustNotBeFragmented() throws SocketException {
        DatagramSocket sender = sender(1000);
        sender.dontFragment(DontFragment.DO);
        sender.sendTo(bytes(1472), net.at(net.b, 53));
        SocketException e =
                catchThrowableOfType(SocketException.class, () -> sender.sendTo(bytes(1473), net.at(net.b, 53)));
        assertThat(e.error()).isEqualTo(SocketError.MESSAGE_TOO_LONG);
    }

    @Test
    void sendWithoutAPeerIsRefused() {
        SocketException e = catchThrowableOfType(
                SocketException.class, () -> net.a.openDatagram().send(bytes(1)));
        assertThat(e.error()).isEqualTo(SocketError.NOT_CONNECTED);
    }

    @Test
    void firstSendTakesAnEphemeralPort() throws SocketException {
        DatagramSocket sender = net.a.openDatagram();
        sender.sendTo(bytes(1), net.at(net.b, 53));
        assertThat(sender.local().port()).isEqualTo(32768);
    }

    @Test
    @Verifies("RFC1122:udp-destination-to-application")
    void replyGoesBackToTheEndpointOfTheDatagram() throws SocketException {
        DatagramSocket server = bound(Endpoint.anyAddress(53));
        DatagramSocket client = sender(1000);
        server.handler(() -> {
            try {
                Datagram request = server.receive();
                if (request != null) {
                    server.sendTo(bytes(7), request.source());
                }
            } catch (SocketException e) {
                throw new IllegalStateException(e);
            }
        });
        client.sendTo(bytes(1), net.at(net.b, 53));
        net.run(1);
        assertThat(lengths(client)).containsExactly(7);
    }

    @Test
    void oneWayTimeIsSerialisationAndPropagation() throws SocketException {
        DatagramSocket receiver = bound(Endpoint.anyAddress(53));
        List<Long> times = new ArrayList<>();
        receiver.handler(() -> times.add(net.network.simulator().nowPs()));
        sender(1000).sendTo(bytes(972), net.at(net.b, 53)); // 1000 bytes at 10 Mbit/s
        net.run(1);
        assertThat(times).containsExactly(10 * Time.MILLISECOND + 800 * Time.MICROSECOND);
    }
}
