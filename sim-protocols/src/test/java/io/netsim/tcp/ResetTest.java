package io.netsim.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.netsim.rfc.Verifies;
import io.netsim.socket.SocketError;
import io.netsim.socket.SocketException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Resets: which are believed, which are sent (RFC 9293 §3.5.2, §3.5.3; RFC 5961 §3 to §5; RFC 2525 §2.17). */
class ResetTest {
    private final Script script = new Script(Script.plain());

    @Test
    @Verifies({"RFC5961:rst-exact", "RFC9293:MUST-12"})
    void resetAtTheNextNumberEndsTheConnection() {
        script.connected();
        script.send("R", 1, 0, 0);
        assertThat(script.app.lastEvent()).isEqualTo("failed: RESET");
        assertThat(script.state()).isEqualTo("CLOSED");
        assertThat(script.take()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 1000, 65535})
    @Verifies("RFC5961:rst-in-window")
    void resetElsewhereInTheWindowIsChallenged(int seq) {
        script.connected();
        script.send("R", seq, 0, 0);
        assertThat(script.take()).containsExactly(". 1 ack 1");
        assertThat(script.state()).isEqualTo("ESTABLISHED");
    }

    @ParameterizedTest
    @ValueSource(ints = {-5, 0, 65536, 100_000})
    @Verifies("RFC5961:rst-outside")
    void resetOutsideTheWindowIsIgnored(int seq) {
        script.connected();
        script.send("R", seq, 0, 0);
        assertThat(script.take()).isEmpty();
        assertThat(script.state()).isEqualTo("ESTABLISHED");
    }

    @Test
    @Verifies("RFC5961:syn-challenge")
    void synInTheWindowIsChallenged() {
        script.connected();
        script.send("S", 100, 0, 0);
        assertThat(script.take()).containsExactly(". 1 ack 1");
        assertThat(script.state()).isEqualTo("ESTABLISHED");
    }

    @Test
    @Verifies({"RFC5961:ack-range", "RFC9293:MAY-12"})
    void ackOfWhatWasNeverSentIsAnsweredWithAnAck() {
        script.connected();
        script.ack(2);
        assertThat(script.take()).containsExactly(". 1 ack 1");
    }

    @Test
    void segmentWithoutAckIsIgnored() {
        script.connected();
        script.send("P", 1, 0, 10);
        assertThat(script.take()).isEmpty();
        assertThat(script.app.received).isZero();
    }

    @Test
    void abortResetsThePeer() {
        TwoHosts net = new TwoHosts.Plan().build();
        Peer client = new Peer(net.a, 1);
        client.shutdownAfterSending = false;
        Peer server = new Peer(net.b, 2).listen(80);
        server.shutdownAfterSending = false;
        client.connect(net.at(net.b, 80));
        net.run(1);
        client.socket.abort();
        net.run(2);
        assertThat(server.lastEvent()).isEqualTo("failed: RESET");
        assertThat(client.events).containsExactly("connected");
        assertThat(TwoHosts.sockets(net.a)).isEmpty();
        assertThat(TwoHosts.sockets(net.b)).containsExactly("tcp LISTEN *:80 *:*");
    }

    @Test
    @Verifies({"RFC9293:SHLD-3", "RFC9293:MAY-1"})
    void closeWithUnreadDataResets() {
        script.connected();
        script.app.reads = false;
        script.send("P.", 1, 1, 10).take();
        script.app.socket.close();
        assertThat(script.settle().take()).containsExactly("R. 1 ack 11");
        assertThat(script.state()).isEqualTo("CLOSED");
    }

    @Test
    @Verifies({"RFC9293:SHLD-3", "RFC9293:MAY-1"})
    void dataForAClosedSocketIsAnsweredWithAReset() {
        script.connected();
        script.app.socket.close();
        script.settle();
        script.ack(2).take();
        script.send("P.", 1, 2, 10);
        assertThat(script.take()).containsExactly("R 2");
        assertThat(script.state()).isEqualTo("CLOSED");
    }

    @Test
    void closeWhileConnectingEndsWithoutASegment() {
        script.app.connect(script.endpoint());
        script.settle().take();
        script.app.socket.close();
        assertThat(script.until(100).take()).isEmpty();
        assertThat(script.state()).isEqualTo("CLOSED");
    }

    @Test
    void sendAfterAResetSaysSo() {
        script.connected();
        script.send("R", 1, 0, 0);
        SocketException e = catchThrowableOfType(SocketException.class, () -> script.app.socket.sendSynthetic(1, 1));
        assertThat(e.error()).isEqualTo(SocketError.RESET);
    }

    @Test
    void bytesThatArrivedBeforeAResetCanStillBeRead() {
        script.connected();
        script.app.reads = false;
        script.send("P.", 1, 1, 10);
        script.send("R", 11, 0, 0);
        script.app.drain(100);
        assertThat(script.app.received).isEqualTo(10);
    }

    @Test
    void resetInLastAckClosesInOrder() {
        script.connected();
        script.send("F.", 1, 1, 0);
        script.app.socket.close();
        script.settle();
        script.send("R", 2, 0, 0);
        assertThat(script.app.lastEvent()).isEqualTo("closed");
    }

    @Test
    void resetInTimeWaitEndsIt() {
        script.connected();
        script.app.socket.close();
        script.settle();
        script.send("F.", 1, 2, 0);
        script.send("R", 2, 0, 0);
        assertThat(script.state()).isEqualTo("CLOSED");
    }

    @Test
    void abortAfterCloseResetsWhatIsLeft() {
        script.connected();
        script.app.socket.close();
        script.settle().take();
        script.app.socket.abort();
        assertThat(script.settle().take()).containsExactly("R. 2 ack 1");
        assertThat(script.state()).isEqualTo("CLOSED");
    }
}
