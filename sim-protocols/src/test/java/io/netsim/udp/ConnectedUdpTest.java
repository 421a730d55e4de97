package io.netsim.udp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.address.Endpoint;
import io.netsim.socket.DatagramSocket;
import io.netsim.socket.SocketException;
import io.netsim.tcp.TwoHosts;
import org.junit.jupiter.api.Test;

class ConnectedUdpTest {
    @Test
    void connectingPicksTheAddressAndDisconnectingGivesItBack() throws SocketException {
        TwoHosts net = new TwoHosts.Plan().build();
        DatagramSocket socket = net.a.openDatagram();
        socket.bind(Endpoint.anyAddress(5000));
        socket.connect(net.at(net.b, 53));
        assertThat(socket.local()).isEqualTo(net.at(net.a, 5000));
        assertThat(net.a.socketTable()).singleElement().satisfies(entry -> {
            assertThat(entry.state()).isEqualTo("ESTAB");
            assertThat(entry.local()).isEqualTo(net.at(net.a, 5000));
        });
        socket.disconnect();
        assertThat(socket.local()).isEqualTo(Endpoint.anyAddress(5000));
    }
}
