package io.netsim.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.link.ListLoss;
import io.netsim.link.PacketSelector;
import io.netsim.packet.Fate;
import io.netsim.rfc.Verifies;
import io.netsim.socket.SocketException;
import io.netsim.time.Time;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole connections between two hosts, with every single loss (RFC 9293 §3.3.2, §3.5, §3.6). */
class StatesTest {
    private final TwoHosts.Plan plan = new TwoHosts.Plan();

    StatesTest() {
        plan.tcp.timeWait = 10 * Time.SECOND;
    }

    private static final class States implements TcpObserver {
        private final Set<TcpState> seen = EnumSet.noneOf(TcpState.class);

        @Override
        public void entered(long nowPs, ConnectionView connection, TcpState from, TcpState to) {
            seen.add(to);
        }

        @Override
        public void changed(long nowPs, ConnectionView connection) {}
    }

    @Test
    void allStatesOfAConnectionAreReached() {
        TwoHosts net = plan.build();
        States states = new States();
        net.a.tcp().observe(states);
        net.b.tcp().observe(states);
        new Peer(net.b, 2).listen(80);
        new Peer(net.a, 1).connect(net.at(net.b, 80));
        net.run(50);
        Peer passive = new Peer(net.b, 2).listen(81);
        passive.shutdownAfterSending = false;
        Peer active = new Peer(net.a, 1);
        active.shutdownAfterSending = false;
        active.connect(net.at(net.b, 81));
        net.run(51);
        active.socket.close(); // both at the same instant: CLOSING
        passive.socket.close();
        net.run(52);
        passive = new Peer(net.b, 2).listen(82);
        passive.shutdownAfterSending = false;
        new Peer(net.a, 1).connect(net.at(net.b, 82));
        net.run(100);
        assertThat(states.seen).isEqualTo(EnumSet.complementOf(EnumSet.of(TcpState.LISTEN)));
    }

    @ParameterizedTest
    @CsvSource({"none, 0", "f, 1", "f, 2", "f, 3", "f, 4", "f, 5", "r, 1", "r, 2", "r, 3", "r, 4", "r, 5"})
    @Verifies("RFC9293:MUST-10")
    void simultaneousOpenSucceedsWhicheverPacketIsLost(String direction, long lost) throws SocketException {
        lose(direction, lost);
        TwoHosts net = plan.build();
        Peer a = bound(net, new Peer(net.a, 1), 1000);
        Peer b = bound(net, new Peer(net.b, 2), 2000);
        a.peerPattern = 2;
        b.peerPattern = 1;
        a.connect(net.at(net.b, 2000));
        b.connect(net.at(net.a, 1000));
        net.run(100);
        assertThat(a.events).containsExactly("connected", "end", "closed");
        assertThat(b.events).containsExactly("connected", "end", "closed");
        assertThat(a.received).isEqualTo(5000);
        assertThat(b.received).isEqualTo(5000);
    }

    private static Peer bound(TwoHosts net, Peer peer, int port) throws SocketException {
        peer.toSend = 5000;
        peer.socket.bind(net.at(peer.host, port));
        return peer;
    }

    @ParameterizedTest
    @CsvSource({"none, 0", "f, 1", "f, 2", "f, 3", "f, 4", "f, 5", "f, 6", "r, 1", "r, 2", "r, 3", "r, 4", "r, 5"})
    void connectionSurvivesTheLossOfAnyPacket(String direction, long lost) {
        lose(direction, lost);
        TwoHosts net = plan.build();
        Peer server = new Peer(net.b, 2).listen(80);
        Peer client = new Peer(net.a, 1);
        client.toSend = 3000;
        server.toSend = 3000;
        client.peerPattern = 2;
        server.peerPattern = 1;
        client.connect(net.at(net.b, 80));
        net.run(100);
        assertThat(client.received).isEqualTo(3000);
        assertThat(server.received).isEqualTo(3000);
        assertThat(client.events).containsExactly("connected", "end", "closed");
        assertThat(server.events).containsExactly("accepted", "end", "closed");
        assertThat(TwoHosts.sockets(net.a)).isEmpty();
        assertThat(TwoHosts.sockets(net.b)).containsExactly("tcp LISTEN *:80 *:*");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void simultaneousCloseSurvivesTheLossOfFins(int fins) {
        plan.forwardLoss.add(ListLoss.first(PacketSelector.FIN, fins));
        plan.reverseLoss.add(ListLoss.first(PacketSelector.FIN, fins - 1));
        TwoHosts net = plan.build();
        Peer server = new Peer(net.b, 2).listen(80);
        server.shutdownAfterSending = false;
        Peer client = new Peer(net.a, 1);
        client.shutdownAfterSending = false;
        client.connect(net.at(net.b, 80));
        net.run(1);
        client.socket.close();
        server.socket.close();
        net.run(200);
        assertThat(client.lastEvent()).isEqualTo("closed");
        assertThat(server.lastEvent()).isEqualTo("closed");
        assertThat(TwoHosts.sockets(net.a)).isEmpty();
    }

    @Test
    void lostLastAckIsRepeatedByTimeWait() {
        plan.forwardLoss.add(ListLoss.of(PacketSelector.ACK, List.of(2L))); // the first ends the handshake
        TwoHosts net = plan.build();
        Peer server = new Peer(net.b, 2).listen(80);
        Peer client = new Peer(net.a, 1).connect(net.at(net.b, 80));
        net.run(8);
        assertThat(net.network.settledLedger().packets(Fate.PLANNED_LOSS)).isEqualTo(1);
        assertThat(server.lastEvent()).isEqualTo("closed");
        assertThat(TwoHosts.sockets(net.a)).hasSize(1).allMatch(s -> s.contains("TIME_WAIT"));
        assertThat(client.lastEvent()).isEqualTo("closed");
    }

    @Test
    void twoRunsOfOneSeedHaveTheSameDigest() {
        assertThat(digest(7)).isEqualTo(digest(7));
    }

    @Test
    void runsOfTwoSeedsDiffer() {
        assertThat(digest(7)).isNotEqualTo(digest(8));
    }

    private String digest(long seed) {
        TwoHosts.Plan p = new TwoHosts.Plan();
        p.seed = seed;
        TwoHosts net = p.build();
        new Peer(net.b, 2).listen(80).peerPattern = 1;
        Peer client = new Peer(net.a, 1);
        client.toSend = 100_000;
        client.connect(net.at(net.b, 80));
        net.run(10);
        return net.network.digest();
    }

    private void lose(String direction, long number) {
        ListLoss loss = ListLoss.of(PacketSelector.ANY, List.of(number));
        if (direction.equals("f")) {
            plan.forwardLoss.add(loss);
        } else if (direction.equals("r")) {
            plan.reverseLoss.add(loss);
        }
    }
}
