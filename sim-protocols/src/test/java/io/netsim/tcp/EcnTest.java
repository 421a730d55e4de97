package io.netsim.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.packet.Packet;
import io.netsim.rfc.Verifies;
import io.netsim.tcp.congestion.BuiltIns;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Explicit congestion notification (RFC 3168 §6.1) and its exact echo (RFC 8257 §3.2), step by step. */
class EcnTest {
    private static final int MSS = 1460;

    private final TcpConfig.Builder tcp = Script.plain();

    private Script asking() {
        tcp.ecn = Ecn.ASK;
        return new Script(tcp);
    }

    /** The host connects, the script agrees to ECN. */
    private Script agreed(long toSend) {
        Script script = asking();
        script.app.toSend = toSend;
        script.app.connect(script.endpoint());
        script.settle().take();
        script.send("S.E", 0, 1, 0);
        return script;
    }

    private static String segment(int n) {
        return ". " + (1 + (n - 1) * MSS) + ":" + (1 + n * MSS) + " ack 1";
    }

    @Test
    @Verifies({"RFC3168:negotiate", "RFC9293:SHLD-8"})
    void synOfAHostThatAsksHasBothFlagsAndMayNotBeMarked() {
        Script script = asking();
        script.app.connect(script.endpoint());
        script.settle();
        assertThat(script.codepoints).containsExactly(Packet.NOT_ECT);
        assertThat(script.take()).containsExactly("SEW 0");
    }

    @Test
    void synThatIsSentAgainDoesNotAsk() {
        Script script = asking();
        script.app.connect(script.endpoint());
        assertThat(script.until(1.5).take()).containsExactly("SEW 0", "S 0");
    }

    @ParameterizedTest
    @EnumSource(Ecn.class)
    @Verifies("RFC3168:negotiate")
    void synAckAgreesUnlessTheHostHasEcnOff(Ecn ecn) {
        tcp.ecn = ecn;
        Script script = new Script(tcp);
        script.app.listen(80);
        script.port = 5000;
        script.hostPort = 80;
        script.send("SEW", 0, 0, 0);
        assertThat(script.take()).containsExactly(ecn == Ecn.OFF ? "S. 0 ack 1" : "S.E 0 ack 1");
    }

    @Test
    void synAckToAPlainSynIsPlain() {
        tcp.ecn = Ecn.ASK;
        Script script = new Script(tcp);
        script.app.listen(80);
        script.port = 5000;
        script.hostPort = 80;
        script.send("S", 0, 0, 0);
        assertThat(script.take()).containsExactly("S. 0 ack 1");
    }

    @Test
    @Verifies({"RFC3168:ect", "RFC3168:no-ect-on-pure-ack"})
    void newDataMayBeMarkedAndAcknowledgementsMayNot() {
        Script script = agreed(2 * MSS);
        assertThat(script.codepoints).containsExactly(Packet.NOT_ECT, Packet.ECT_0, Packet.ECT_0);
    }

    @Test
    void withoutAgreementNothingMayBeMarked() {
        Script script = asking();
        script.app.toSend = 2 * MSS;
        script.connected0();
        assertThat(script.codepoints).hasSize(3).containsOnly(Packet.NOT_ECT);
    }

    @Test
    @Verifies("RFC3168:no-ect-on-retransmission")
    void dataSentAgainMayNotBeMarked() {
        Script script = agreed(MSS);
        script.take();
        script.until(5);
        assertThat(script.take()).isNotEmpty().containsOnly("P" + segment(1));
        assertThat(script.codepoints).isEmpty();
        script.until(20);
        assertThat(script.codepoints).isNotEmpty().containsOnly(Packet.NOT_ECT);
    }

    @Test
    @Verifies({"RFC3168:react-once", "RFC3168:cwr"})
    void echoHalvesTheWindowOnceInARoundTripAndTheNextNewDataSaysSo() {
        Script script = agreed(100L * MSS);
        assertThat(script.take()).hasSize(11);
        script.send(".E", 1, 1 + MSS, 0);
        assertThat(script.app.socket.statistics().cwndBytes()).isEqualTo(5 * MSS);
        script.send(".E", 1, 1 + 2 * MSS, 0);
        assertThat(script.app.socket.statistics().cwndBytes()).isEqualTo(5 * MSS);
        assertThat(script.take()).isEmpty(); // 8 are out, 5 allowed
        for (int n = 3; n <= 6; n++) {
            script.send(".E", 1, 1 + n * MSS, 0);
        }
        assertThat(script.take()).containsExactly(".W" + segment(11).substring(1));
        script.ack(1 + 7 * MSS);
        assertThat(script.take()).first().isEqualTo(segment(12));
    }

    @Test
    void anEchoInTheNextRoundTripReducesAgain() {
        Script script = agreed(100L * MSS);
        script.send(".E", 1, 1 + MSS, 0);
        for (int n = 2; n <= 12; n++) {
            script.ack(1 + n * MSS);
        }
        long window = script.app.socket.statistics().cwndBytes();
        script.send(".E", 1, 1 + 13 * MSS, 0);
        assertThat(script.app.socket.statistics().cwndBytes()).isLessThan(window);
    }

    @Test
    @Verifies("RFC3168:echo")
    void marksAreEchoedUntilTheSenderSaysThatItHasReduced() {
        Script script = agreed(0);
        script.take();
        script.ecn = Packet.CE;
        script.send(".", 1, 1, 100);
        script.ecn = Packet.ECT_0;
        script.send(".", 101, 1, 100);
        script.send(".W", 201, 1, 100);
        script.send(".", 301, 1, 100);
        assertThat(script.take()).containsExactly(".E 1 ack 101", ".E 1 ack 201", ". 1 ack 301", ". 1 ack 401");
    }

    @Test
    void aMarkOnThePacketThatSaysReducedIsEchoedAnew() {
        Script script = agreed(0);
        script.take();
        script.ecn = Packet.CE;
        script.send(".W", 1, 1, 100);
        assertThat(script.take()).containsExactly(".E 1 ack 101");
    }

    @Test
    @Verifies("RFC8257:echo")
    void exactEchoesFollowEachMarkAndChangesAreAcknowledgedAtOnce() {
        tcp.congestionControl = new BuiltIns.DataCenterTcp();
        tcp.delayedAckSegments = 2;
        Script script = agreed(0);
        script.take();
        script.ecn = Packet.ECT_0;
        script.send(".", 1, 1, 100);
        assertThat(script.take()).isEmpty(); // delayed
        script.ecn = Packet.CE;
        script.send(".", 101, 1, 100);
        assertThat(script.take()).isEqualTo(List.of(". 1 ack 101", ".E 1 ack 201"));
        script.send(".", 201, 1, 100);
        script.send(".", 301, 1, 100);
        assertThat(script.take()).containsExactly(".E 1 ack 401");
        script.ecn = Packet.ECT_0;
        script.send(".", 401, 1, 100);
        assertThat(script.take()).containsExactly(". 1 ack 501");
    }

    @Test
    void allPacketsOfDctcpMayBeMarked() {
        tcp.congestionControl = new BuiltIns.DataCenterTcp();
        Script script = agreed(MSS);
        assertThat(script.codepoints).containsOnly(Packet.ECT_0);
    }
}
