package io.netsim.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.packet.Fate;
import io.netsim.rfc.Verifies;
import io.netsim.time.Time;
import org.junit.jupiter.api.Test;

/** Opening a connection, segment by segment (RFC 9293 §3.5, §3.10.7.1 to §3.10.7.4). */
class HandshakeTest {
    private final Script script = new Script(Script.plain());

    @Test
    @Verifies({"RFC9293:MUST-14", "RFC9293:SHLD-5", "RFC9293:MAY-3"})
    void activeOpenSendsSynAndCompletesWithAck() {
        script.app.connect(script.endpoint());
        script.settle();
        assertThat(script.state()).isEqualTo("SYN_SENT");
        assertThat(script.take()).containsExactly("S 0");
        script.send("S.", 0, 1, 0);
        assertThat(script.take()).containsExactly(". 1 ack 1");
        assertThat(script.state()).isEqualTo("ESTABLISHED");
        assertThat(script.app.events).containsExactly("connected");
    }

    @Test
    @Verifies("RFC9293:MUST-41")
    void passiveOpenAnswersSynAndWaitsForTheAck() {
        script.app.listen(80);
        script.port = 5000;
        script.hostPort = 80;
        assertThat(TwoHosts.sockets(script.net.a)).containsExactly("tcp LISTEN *:80 *:*");
        script.send("S", 0, 0, 0);
        assertThat(script.take()).containsExactly("S. 0 ack 1");
        assertThat(script.state()).isEqualTo("SYN_RECEIVED");
        assertThat(script.app.events).isEmpty();
        script.send(".", 1, 1, 0);
        assertThat(script.state()).isEqualTo("ESTABLISHED");
        assertThat(script.app.events).containsExactly("accepted");
    }

    @Test
    void repeatedSynIsAnsweredWithAnotherSynAck() {
        script.app.listen(80);
        script.port = 5000;
        script.hostPort = 80;
        script.send("S", 0, 0, 0);
        script.send("S", 0, 0, 0);
        assertThat(script.take()).containsExactly("S. 0 ack 1", "S. 0 ack 1");
    }

    @Test
    @Verifies("RFC9293:MUST-10")
    void crossingSynsTakeFourSegments() {
        script.app.connect(script.endpoint());
        script.settle().take();
        script.send("S", 0, 0, 0);
        assertThat(script.state()).isEqualTo("SYN_RECEIVED");
        assertThat(script.take()).containsExactly("S. 0 ack 1");
        script.send("S.", 0, 1, 0);
        assertThat(script.state()).isEqualTo("ESTABLISHED");
        assertThat(script.app.events).containsExactly("connected");
    }

    @Test
    void synSentIgnoresAnAckOfWhatItDidNotSendButResets() {
        script.app.connect(script.endpoint());
        script.settle().take();
        script.send("S.", 0, 2, 0);
        assertThat(script.take()).containsExactly("R 2");
        assertThat(script.state()).isEqualTo("SYN_SENT");
    }

    @Test
    @Verifies("RFC9293:MUST-12")
    void resetWithTheRightAckRefusesTheConnection() {
        script.app.connect(script.endpoint());
        script.settle();
        script.send("R.", 0, 1, 0);
        assertThat(script.app.events).containsExactly("failed: REFUSED");
        assertThat(script.state()).isEqualTo("CLOSED");
    }

    @Test
    void resetWithoutAckDoesNotEndSynSent() {
        script.app.connect(script.endpoint());
        script.settle();
        script.send("R", 0, 0, 0);
        assertThat(script.state()).isEqualTo("SYN_SENT");
    }

    @Test
    @Verifies("RFC9293:MUST-11")
    void resetInSynReceivedReturnsToListenSilently() {
        script.app.listen(80);
        script.port = 5000;
        script.hostPort = 80;
        script.send("S", 0, 0, 0);
        script.send("R", 1, 0, 0);
        assertThat(script.state()).isEqualTo("CLOSED");
        assertThat(script.app.events).isEmpty();
        assertThat(TwoHosts.sockets(script.net.a)).containsExactly("tcp LISTEN *:80 *:*");
    }

    @Test
    void wrongAckInSynReceivedIsReset() {
        script.app.listen(80);
        script.port = 5000;
        script.hostPort = 80;
        script.send("S", 0, 0, 0).take();
        script.send(".", 1, 7, 0);
        assertThat(script.take()).containsExactly("R 7");
        assertThat(script.state()).isEqualTo("SYN_RECEIVED");
    }

    @Test
    void ackToAListenerIsReset() {
        script.app.listen(80);
        script.port = 5000;
        script.hostPort = 80;
        script.send(".", 1, 42, 0);
        assertThat(script.take()).containsExactly("R 42");
    }

    @Test
    void synToAClosedPortIsAnsweredWithResetAndAck() {
        script.hostPort = 81;
        script.send("S", 0, 0, 0);
        assertThat(script.take()).containsExactly("R. 0 ack 1");
        assertThat(script.net.network.settledLedger().packets(Fate.NO_SOCKET)).isEqualTo(1);
    }

    @Test
    void dataToAClosedPortIsAnsweredWithResetAtItsAck() {
        script.hostPort = 81;
        script.send("P.", 1, 1234, 10);
        assertThat(script.take()).containsExactly("R 1234");
    }

    @Test
    void resetToAClosedPortIsNotAnswered() {
        script.hostPort = 81;
        script.send("R.", 1, 1234, 0);
        assertThat(script.take()).isEmpty();
    }

    @Test
    void connectionToAClosedPortIsRefusedAfterOneRoundTrip() {
        TwoHosts net = new TwoHosts.Plan().build();
        Peer client = new Peer(net.a, 1).connect(net.at(net.b, 80));
        net.run(0.0199);
        assertThat(client.events).isEmpty();
        net.run(0.0202);
        assertThat(client.events).containsExactly("failed: REFUSED");
    }

    @Test
    void dataOnTheLastSegmentOfTheHandshakeIsReceived() {
        script.app.listen(80);
        script.port = 5000;
        script.hostPort = 80;
        script.send("S", 0, 0, 0);
        script.send("P.", 1, 1, 100);
        assertThat(script.app.received).isEqualTo(100);
    }

    @Test
    void connectionClosedByItsAcceptorEndsInOrder() {
        TwoHosts net = new TwoHosts.Plan().build();
        Peer client = new Peer(net.a, 1).connect(net.at(net.b, 80));
        new Peer(net.b, 2).listen(80);
        net.run(1);
        assertThat(client.lastEvent()).isEqualTo("closed");
    }

    @Test
    void handshakeThatCompletesAfterTheListenerClosedIsReset() {
        script.app.listen(80);
        script.port = 5000;
        script.hostPort = 80;
        script.send("S", 0, 0, 0).take();
        script.app.socket.close();
        script.send(".", 1, 1, 0);
        assertThat(script.app.events).isEmpty();
        assertThat(script.take()).containsExactly("R 1");
        assertThat(TwoHosts.sockets(script.net.a)).isEmpty();
    }

    @Test
    void connectionCanBeOpenedLongAfterTheStart() {
        script.until(1000);
        script.connected();
        assertThat(script.app.events).containsExactly("connected");
    }

    @Test
    @Verifies("RFC7323:scale-in-syn")
    void windowOfTheHandshakeIsTheSameInSynAndAck() {
        script.app.connect(script.endpoint());
        script.settle();
        script.send("S.", 0, 1, 0);
        assertThat(script.segments).extracting(s -> s.window()).containsExactly(65535, 65535);
    }

    @Test
    @Verifies({"RFC5681:syn-loss", "RFC6928:syn-loss"})
    void lostSynLeavesOneSegmentOfInitialWindow() {
        assertThat(cwndAfter(false, true)).isEqualTo(1460);
    }

    @Test
    @Verifies({"RFC5681:syn-loss", "RFC6928:syn-loss"})
    void lostSynAckLeavesTheServerOneSegmentOfInitialWindow() {
        assertThat(cwndAfter(true, true)).isEqualTo(1460);
    }

    @Test
    @Verifies("RFC5681:initial-window")
    void withoutLossTheInitialWindowIsTenSegments() {
        assertThat(cwndAfter(true, false)).isEqualTo(14600);
    }

    private long cwndAfter(boolean passive, boolean late) {
        if (passive) {
            script.app.listen(80);
            script.port = 5000;
            script.hostPort = 80;
            script.send("S", 0, 0, 0);
        } else {
            script.app.connect(script.endpoint());
        }
        script.until(late ? 1.5 : 0.5);
        script.send(passive ? "." : "S.", passive ? 1 : 0, 1, 0);
        return script.app.socket.statistics().cwndBytes();
    }

    @Test
    @Verifies("RFC6298:syn-rto")
    void afterALostSynDataWaitsThreeSecondsForItsFirstTimeout() {
        script.app.toSend = 100;
        script.app.connect(script.endpoint());
        script.until(1.5);
        script.send("S.", 0, 1, 0);
        script.take();
        assertThat(script.app.socket.statistics().rtoPs()).isEqualTo(3 * Time.SECOND);
    }
}
