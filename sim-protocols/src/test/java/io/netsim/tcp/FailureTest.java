package io.netsim.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.packet.Fate;
import io.netsim.rfc.Verifies;
import io.netsim.socket.StreamOption;
import io.netsim.time.Time;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Peers that do not answer: when what is sent again, and when a connection is given up (RFC 9293 §3.8.3, §3.8.4). */
class FailureTest {
    private final TcpConfig.Builder plain = Script.plain();

    private static List<Double> rounded(List<Double> times) {
        return times.stream().map(t -> Math.round(t * 1e3) / 1e3).toList();
    }

    @Test
    void linuxSendsElevenSynsAndGivesUpAfter131Seconds() {
        Script script = new Script(TcpConfig.linux());
        script.app.connect(script.endpoint());
        script.until(130.9);
        assertThat(rounded(script.takeTimes()))
                .containsExactly(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 7.0, 11.0, 19.0, 35.0, 67.0);
        assertThat(script.app.events).isEmpty();
        script.until(131.1);
        assertThat(script.app.events).containsExactly("failed: TIMED_OUT");
    }

    @Test
    @Verifies({"RFC9293:MUST-22", "RFC9293:MUST-23", "RFC6298:initial-rto"})
    void standardTcpDoublesFromOneSecondForAtLeastThreeMinutes() {
        plain.userTimeout = Time.NEVER;
        Script script = new Script(plain);
        script.app.connect(script.endpoint());
        script.until(1000);
        assertThat(rounded(script.takeTimes())).containsExactly(0.0, 1.0, 3.0, 7.0, 15.0, 31.0, 63.0, 123.0);
        assertThat(script.app.events).containsExactly("failed: TIMED_OUT");
    }

    @Test
    void linuxRepeatsASynAckFiveTimes() {
        Script script = new Script(TcpConfig.linux());
        script.app.listen(80);
        script.port = 5000;
        script.hostPort = 80;
        script.send("S", 0, 0, 0);
        script.until(200);
        assertThat(rounded(script.takeTimes())).containsExactly(0.0, 1.0, 3.0, 7.0, 15.0, 31.0);
        assertThat(script.state()).isEqualTo("CLOSED");
        assertThat(script.app.events).isEmpty();
    }

    @Test
    @Verifies({"RFC6298:back-off", "RFC6298:ceiling", "RFC6298:start"})
    void dataIsSentAgainWithDoublingIntervalsUpToTheCeiling() {
        plain.userTimeout = Time.NEVER;
        plain.rtoMax = 60 * Time.SECOND;
        Script script = new Script(plain);
        script.connected();
        script.app.toSend = 100;
        script.app.fill();
        script.until(300);
        assertThat(rounded(script.takeTimes()))
                .containsExactly(0.0, 1.0, 3.0, 7.0, 15.0, 31.0, 63.0, 123.0, 183.0, 243.0);
    }

    @Test
    @Verifies({"RFC9293:MUST-20", "RFC9293:SHLD-11"})
    void dataIsGivenUpAfterTheLastRetry() {
        plain.retries = 3;
        Script script = new Script(plain);
        script.connected();
        script.app.toSend = 100;
        script.app.fill();
        script.until(14.9);
        assertThat(script.takeTimes()).hasSize(4);
        assertThat(script.app.lastEvent()).isEqualTo("connected");
        script.until(15.1);
        assertThat(script.app.lastEvent()).isEqualTo("failed: TIMED_OUT");
    }

    @Test
    void acksThatAcknowledgeNothingNewDoNotSaveAConnectionWhoseDataNeverArrives() {
        plain.retries = 3;
        Script script = new Script(plain);
        script.connected();
        script.app.toSend = 100;
        script.app.fill();
        for (int second = 1; second < 100; second++) {
            script.until(second);
            script.ack(1);
        }
        assertThat(script.app.lastEvent()).isEqualTo("failed: TIMED_OUT");
    }

    @Test
    void userTimeoutEndsAConnectionWhoseDataIsNotAcknowledged() {
        plain.userTimeout = 5 * Time.SECOND;
        Script script = new Script(plain);
        script.connected();
        script.until(100);
        script.app.toSend = 100;
        script.app.fill();
        script.until(104.9);
        assertThat(script.app.lastEvent()).isEqualTo("connected");
        script.until(105.1);
        assertThat(script.app.lastEvent()).isEqualTo("failed: TIMED_OUT");
    }

    @Test
    @Verifies("RFC9293:MUST-21")
    void userTimeoutIsAnOptionOfTheSocket() {
        Script script = new Script(plain);
        script.app.socket.set(StreamOption.TCP_USER_TIMEOUT, 2 * Time.SECOND);
        script.app.connect(script.endpoint());
        script.until(2.1);
        assertThat(script.app.events).containsExactly("failed: TIMED_OUT");
    }

    @Test
    @Verifies({"RFC9293:MAY-5", "RFC9293:MUST-26", "RFC9293:MUST-27", "RFC9293:SHLD-12", "RFC9293:MUST-29"})
    void keepaliveProbesAnIdleConnectionAndEndsADeadOne() {
        plain.keepalive = true;
        plain.keepaliveIdle = 100 * Time.SECOND;
        plain.keepaliveInterval = 10 * Time.SECOND;
        plain.keepaliveCount = 3;
        Script script = new Script(plain);
        script.connected();
        script.until(129.9);
        assertThat(script.takeTimed()).containsExactly("100.0 . 0 ack 1", "110.0 . 0 ack 1", "120.0 . 0 ack 1");
        script.until(130.1);
        assertThat(script.take()).containsExactly("R. 1 ack 1");
        assertThat(script.app.lastEvent()).isEqualTo("failed: TIMED_OUT");
    }

    @Test
    void answeredKeepalivesKeepTheConnection() {
        plain.keepalive = true;
        plain.keepaliveIdle = 10 * Time.SECOND;
        plain.keepaliveInterval = 75 * Time.SECOND;
        plain.keepaliveCount = 2;
        TwoHosts.Plan plan = new TwoHosts.Plan();
        plan.tcp = plain;
        TwoHosts net = plan.build();
        Peer server = new Peer(net.b, 2).listen(80);
        server.shutdownAfterSending = false;
        Peer client = new Peer(net.a, 1);
        client.shutdownAfterSending = false;
        client.connect(net.at(net.b, 80));
        net.run(3000);
        assertThat(client.lastEvent()).isEqualTo("connected");
    }

    @Test
    @Verifies("RFC9293:MUST-24")
    void keepaliveCanBeTurnedOffAgain() {
        plain.keepalive = true;
        plain.keepaliveIdle = 10 * Time.SECOND;
        Script script = new Script(plain);
        script.connected();
        script.app.socket.set(StreamOption.SO_KEEPALIVE, false);
        script.until(1000);
        assertThat(script.take()).isEmpty();
    }

    @Test
    @Verifies("RFC9293:MUST-26")
    void keepaliveDoesNotSpinWhileDataIsOutstanding() {
        plain.keepalive = true;
        plain.keepaliveIdle = Time.SECOND;
        Script script = new Script(plain);
        script.connected();
        script.app.toSend = 100;
        script.app.fill();
        script.until(250);
        assertThat(script.net.network.simulator().eventCount()).isLessThan(500);
    }

    @Test
    @Verifies("RFC9293:MUST-25")
    void idleConnectionWithoutKeepaliveLivesForEver() {
        Script script = new Script(plain);
        script.connected();
        script.until(1_000_000);
        assertThat(script.state()).isEqualTo("ESTABLISHED");
        assertThat(script.take()).isEmpty();
    }

    @Test
    void fullBacklogDropsTheSynAndTheRetrySucceedsLater() {
        Script script = new Script(plain);
        script.app.listen(80); // a backlog of 16
        script.hostPort = 80;
        for (int i = 0; i < 16; i++) {
            script.port = 5000 + i;
            script.send("S", 0, 0, 0);
        }
        script.take();
        script.port = 6000;
        script.send("S", 0, 0, 0);
        assertThat(script.take()).isEmpty();
        assertThat(script.net.network.settledLedger().packets(Fate.BACKLOG_FULL))
                .isEqualTo(1);
        script.port = 5000;
        script.send("R", 1, 0, 0);
        script.port = 6000;
        script.send("S", 0, 0, 0);
        assertThat(script.take()).containsExactly("S. 0 ack 1");
    }
}
