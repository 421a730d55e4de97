package io.netsim.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.address.Endpoint;
import io.netsim.packet.Fate;
import io.netsim.socket.SocketException;
import io.netsim.socket.StreamSocket;
import org.junit.jupiter.api.Test;

class BacklogTest {
    @Test
    void theHostsBacklogBoundsWhatAListenerAsksFor() throws SocketException {
        TwoHosts.Plan plan = new TwoHosts.Plan();
        plan.tcp.backlog = 2;
        TwoHosts net = plan.build();
        StreamSocket listener = net.b.openStream();
        listener.bind(Endpoint.anyAddress(80));
        listener.listen(100, socket -> {});
        for (int i = 0; i < 5; i++) {
            net.a.openStream().connect(net.at(net.b, 80));
        }
        net.run(0.5);
        assertThat(net.network.settledLedger().packets(Fate.BACKLOG_FULL)).isEqualTo(3);
        net.run(5);
        assertThat(net.b.socketTable())
                .filteredOn(entry -> entry.state().equals("ESTABLISHED"))
                .hasSize(5);
    }
}
