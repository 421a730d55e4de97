package io.netsim.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.address.Endpoint;
import io.netsim.content.Content;
import io.netsim.socket.DatagramSocket;
import io.netsim.socket.SocketException;
import io.netsim.socket.StreamOption;
import io.netsim.socket.StreamSocket;
import io.netsim.tcp.TwoHosts;
import io.netsim.transport.DemultiplexObserver.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemultiplexObserverTest {
    private final TwoHosts net = new TwoHosts.Plan().build();
    private final List<String> looks = new ArrayList<>();

    private void watch() {
        net.b.observeDemultiplexing((packet, table, size, candidates, chosen) -> {
            List<String> fits = new ArrayList<>();
            candidates.forEach(candidate -> fits.add(candidate.socket().local() + "=" + candidate.fit()));
            looks.add(table + " " + size + " " + fits + " " + chosen);
        });
    }

    private DatagramSocket datagrams(Endpoint local) throws SocketException {
        DatagramSocket socket = net.b.openDatagram();
        socket.reuseAddress(true);
        socket.bind(local);
        return socket;
    }

    private void listen(Endpoint local) throws SocketException {
        StreamSocket socket = net.b.openStream();
        socket.set(StreamOption.SO_REUSEADDR, true);
        socket.bind(local);
        socket.listen(5, accepted -> {});
    }

    private void sendDatagram() throws SocketException {
        DatagramSocket sender = net.a.openDatagram();
        sender.bind(Endpoint.anyAddress(1000));
        sender.sendTo(Content.of(new byte[1]), net.at(net.b, 53));
        net.run(1);
    }

    @Test
    void anAddressFitsADatagramBetterThanTheWildcard() throws SocketException {
        watch();
        datagrams(Endpoint.anyAddress(53));
        datagrams(net.at(net.b, 53));
        sendDatagram();
        assertThat(looks).containsExactly(Table.DATAGRAM_SOCKETS + " 2 [*:53=0, " + net.at(net.b, 53) + "=1] 1");
    }

    @Test
    void aPeerFitsADatagramBestAndAnotherPeerNotAtAll() throws SocketException {
        watch();
        DatagramSocket one = datagrams(Endpoint.anyAddress(53));
        DatagramSocket other = datagrams(net.at(net.b, 53));
        one.connect(net.at(net.a, 1000));
        other.connect(net.at(net.a, 2000));
        sendDatagram();
        String local = net.at(net.b, 53).toString();
        assertThat(looks).containsExactly(Table.DATAGRAM_SOCKETS + " 2 [" + local + "=3, " + local + "=-1] 0");
    }

    @Test
    void aPortWithoutSocketsHasAnEmptyTable() throws SocketException {
        watch();
        sendDatagram();
        assertThat(looks).containsExactly(Table.DATAGRAM_SOCKETS + " 0 [] -1");
    }

    @Test
    void aListenerAtTheAddressComesBeforeTheWildcardAndTheConnectionBeforeBoth() throws SocketException {
        watch();
        listen(Endpoint.anyAddress(80));
        listen(net.at(net.b, 80));
        StreamSocket client = net.a.openStream();
        client.connect(net.at(net.b, 80));
        net.run(1);
        String local = net.at(net.b, 80).toString();
        assertThat(looks)
                .containsExactly(
                        Table.CONNECTIONS + " 0 [] -1",
                        Table.LISTENERS + " 2 [*:80=0, " + local + "=1] 1",
                        Table.CONNECTIONS + " 1 [" + local + "=3] 0");
    }
}
