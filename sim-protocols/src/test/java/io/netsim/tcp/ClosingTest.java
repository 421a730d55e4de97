package io.netsim.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.rfc.Verifies;
import io.netsim.socket.SocketException;
import io.netsim.time.Time;
import org.junit.jupiter.api.Test;

/** Closing a connection: every order, every loss (RFC 9293 §3.6, §3.10.4, §3.10.7.4). */
class ClosingTest {
    private final TcpConfig.Builder tcp = Script.plain();
    private Script script = new Script(tcp);

    @Test
    @Verifies("RFC9293:MUST-13")
    void closerGoesThroughFinWait1FinWait2AndTimeWait() {
        script.connected();
        script.app.socket.close();
        assertThat(script.state()).isEqualTo("FIN_WAIT_1");
        assertThat(script.settle().take()).containsExactly("F. 1 ack 1");
        script.ack(2);
        assertThat(script.state()).isEqualTo("FIN_WAIT_2");
        script.send("F.", 1, 2, 0);
        assertThat(script.take()).containsExactly(". 2 ack 2");
        assertThat(script.state()).isEqualTo("TIME_WAIT");
        assertThat(script.app.lastEvent()).isEqualTo("closed");
    }

    @Test
    @Verifies("RFC9293:MUST-12")
    void otherSideGoesThroughCloseWaitAndLastAck() {
        script.connected();
        script.send("F.", 1, 1, 0);
        assertThat(script.take()).containsExactly(". 1 ack 2");
        assertThat(script.state()).isEqualTo("CLOSE_WAIT");
        script.app.socket.close();
        assertThat(script.settle().take()).containsExactly("F. 1 ack 2");
        assertThat(script.state()).isEqualTo("LAST_ACK");
        script.send(".", 2, 2, 0);
        assertThat(script.state()).isEqualTo("CLOSED");
        assertThat(script.app.lastEvent()).isEqualTo("closed");
    }

    @Test
    void crossingFinsGoThroughClosing() {
        script.connected();
        script.app.socket.close();
        script.settle().take();
        script.send("F.", 1, 1, 0);
        assertThat(script.take()).containsExactly(". 2 ack 2");
        assertThat(script.state()).isEqualTo("CLOSING");
        script.send(".", 2, 2, 0);
        assertThat(script.state()).isEqualTo("TIME_WAIT");
        assertThat(script.app.lastEvent()).isEqualTo("closed");
    }

    @Test
    void finWithTheAckOfOursLeadsFromFinWait1ToTimeWait() {
        script.connected();
        script.app.socket.close();
        script.settle().take();
        script.send("F.", 1, 2, 0);
        assertThat(script.take()).containsExactly(". 2 ack 2");
        assertThat(script.state()).isEqualTo("TIME_WAIT");
    }

    @Test
    void halfClosedConnectionStillReceives() throws SocketException {
        script.connected();
        script.app.socket.shutdownOutput();
        script.settle();
        script.ack(2).take();
        for (int i = 0; i < 5; i++) {
            script.send("P.", 1 + 1000 * i, 2, 1000);
        }
        assertThat(script.app.received).isEqualTo(5000);
        assertThat(script.take()).hasSize(5).last().isEqualTo(". 2 ack 5001");
    }

    @Test
    void halfClosedConnectionStillSends() {
        script.connected();
        script.send("F.", 1, 1, 0);
        assertThat(script.app.lastEvent()).isEqualTo("end");
        script.take();
        script.app.toSend = 1000;
        script.app.fill();
        assertThat(script.settle().take()).containsExactly("P. 1:1001 ack 2");
    }

    @Test
    void finFollowsTheLastByteInOneSegment() throws SocketException {
        script.connected();
        script.app.toSend = 1560;
        script.app.fill();
        script.app.socket.shutdownOutput();
        script.settle();
        script.ack(1461);
        assertThat(script.take()).containsExactly(". 1:1461 ack 1", "FP. 1461:1561 ack 1");
    }

    @Test
    void dataBeforeTheFinIsReadBeforeTheEndIsTold() {
        script.connected();
        script.send("FP.", 1, 1, 10);
        assertThat(script.app.received).isEqualTo(10);
        assertThat(script.app.events).containsExactly("connected", "end");
    }

    @Test
    @Verifies("RFC9293:SHLD-31")
    void finAheadOfMissingDataWaitsForIt() {
        script.connected();
        script.send("FP.", 11, 1, 10);
        assertThat(script.take()).containsExactly(". 1 ack 1");
        assertThat(script.state()).isEqualTo("ESTABLISHED");
        script.send("P.", 1, 1, 10);
        assertThat(script.take()).containsExactly(". 1 ack 22");
        assertThat(script.state()).isEqualTo("CLOSE_WAIT");
    }

    @Test
    void lostFinIsSentAgain() {
        script.connected();
        script.app.socket.close();
        script.until(3.5);
        assertThat(script.takeTimed()).containsExactly("0.0 F. 1 ack 1", "1.0 F. 1 ack 1", "3.0 F. 1 ack 1");
    }

    @Test
    void repeatedFinInCloseWaitIsAcknowledgedAgain() {
        script.connected();
        script.send("F.", 1, 1, 0).take();
        script.send("F.", 1, 1, 0);
        assertThat(script.take()).containsExactly(". 1 ack 2");
        assertThat(script.state()).isEqualTo("CLOSE_WAIT");
    }

    @Test
    void timeWaitAnswersARepeatedFinAndStartsAnew() {
        timeWait(60);
        script.until(50);
        script.send("F.", 1, 2, 0);
        assertThat(script.take()).containsExactly(". 2 ack 2");
        script.until(109.9);
        assertThat(script.state()).isEqualTo("TIME_WAIT");
        script.until(110.1);
        assertThat(script.state()).isEqualTo("CLOSED");
    }

    @Test
    @Verifies("RFC9293:MUST-13")
    void timeWaitLastsTwoMaximumSegmentLifetimes() {
        timeWait(240);
        script.until(239.9);
        assertThat(script.state()).isEqualTo("TIME_WAIT");
        script.until(240.1);
        assertThat(script.state()).isEqualTo("CLOSED");
    }

    @Test
    void timeWaitOfTheLinuxProfileIsAMinute() {
        assertThat(TcpConfig.linux().timeWait).isEqualTo(Time.MINUTE);
    }

    @Test
    @Verifies("RFC9293:MAY-2")
    void newSynAboveTheOldNumbersIsAcceptedInTimeWait() {
        script.accepted();
        closeFromHere();
        script.send("S", 5000, 0, 0);
        assertThat(script.state()).isEqualTo("SYN_RECEIVED");
        assertThat(script.take()).containsExactly("S. 0 ack 5001");
    }

    @Test
    void oldSynInTimeWaitIsOnlyAcknowledged() {
        script.accepted();
        closeFromHere();
        script.send("S", 0, 0, 0);
        assertThat(script.state()).isEqualTo("TIME_WAIT");
        assertThat(script.take()).containsExactly(". 2 ack 2");
    }

    @Test
    void twoTimeWaitsExpireEachAtItsOwnTime() {
        TwoHosts.Plan plan = new TwoHosts.Plan();
        plan.tcp.timeWait = 10 * Time.SECOND;
        TwoHosts net = plan.build();
        for (int port = 1; port <= 2; port++) {
            new Peer(net.b, 2).listen(port);
            Peer client = new Peer(net.a, 1);
            client.connect(net.at(net.b, port));
            net.run(5 * port);
        }
        assertThat(TwoHosts.sockets(net.a)).hasSize(2).allMatch(s -> s.contains("TIME_WAIT"));
        net.run(13);
        assertThat(TwoHosts.sockets(net.a)).hasSize(1);
        net.run(16);
        assertThat(TwoHosts.sockets(net.a)).isEmpty();
    }

    @Test
    void abandonedFinWait2EndsAfterAMinuteOnLinux() {
        script = new Script(TcpConfig.linux());
        script.connected();
        script.app.socket.close();
        script.settle();
        script.ack(2);
        script.until(59);
        assertThat(script.state()).isEqualTo("FIN_WAIT_2");
        script.until(61);
        assertThat(script.state()).isEqualTo("CLOSED");
    }

    @Test
    void finWait2OfAnOpenSocketWaitsForEver() throws SocketException {
        script = new Script(TcpConfig.linux());
        script.connected();
        script.app.socket.shutdownOutput();
        script.settle();
        script.ack(2);
        script.until(10_000);
        assertThat(script.state()).isEqualTo("FIN_WAIT_2");
    }

    @Test
    void finIsTakenThroughAClosedWindow() {
        tcp.receiveBuffer = 1000;
        script = new Script(tcp);
        script.connected();
        script.app.reads = false;
        script.send("P.", 1, 1, 1000);
        script.send("F.", 1001, 1, 0);
        assertThat(script.state()).isEqualTo("CLOSE_WAIT");
    }

    private void timeWait(int seconds) {
        tcp.timeWait = seconds * Time.SECOND;
        script = new Script(tcp);
        script.connected();
        closeFromHere();
    }

    private void closeFromHere() {
        script.app.socket.close();
        script.settle();
        script.send("F.", 1, 2, 0).take();
        assertThat(script.state()).isEqualTo("TIME_WAIT");
    }
}
