package io.netsim.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netsim.queue.DropTailLimit;
import io.netsim.rfc.Verifies;
import io.netsim.tcp.segment.TcpOptions;
import io.netsim.time.BitRate;
import io.netsim.time.Time;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the SYNs agree on, and what the agreement is worth (RFC 9293 §3.7.1, RFC 7323, RFC 6928). */
class NegotiationTest {
    private final TcpConfig.Builder tcp = Script.plain();

    @ParameterizedTest
    @CsvSource({"536, 5360", "1220, 12200", "1448, 14480", "1460, 14600", "4312, 14600", "8960, 17920"})
    @Verifies("RFC6928:formula")
    void initialWindowIsThatOfRfc6928(int mss, long bytes) {
        assertThat(TcpConfig.rfc().build().initialWindowBytes(mss)).isEqualTo(bytes);
    }

    @Test
    @Verifies("RFC9293:MUST-15")
    void synWithoutTheMssOptionMeansSegmentsOf536Bytes() {
        Script script = new Script(tcp);
        script.synOptions = new TcpOptions(-1, -1, false);
        script.app.toSend = 2000;
        script.connected0();
        assertThat(script.take()).contains(". 1:537 ack 1");
    }

    @Test
    @Verifies({"RFC9293:MUST-16", "RFC9293:MUST-14"})
    void smallerMssOfThePeerIsObeyed() {
        Script script = new Script(tcp);
        script.synOptions = new TcpOptions(1000, -1, false);
        script.app.toSend = 2000;
        script.connected0();
        assertThat(script.take()).containsExactly(". 1 ack 1", ". 1:1001 ack 1", "P. 1001:2001 ack 1");
    }

    @Test
    @Verifies({"RFC9293:MUST-16", "RFC9293:MUST-67"})
    void largerMssOfThePeerIsBoundedByOurMtu() {
        Script script = new Script(tcp);
        script.synOptions = new TcpOptions(8960, -1, false);
        script.app.toSend = 1461;
        script.connected0();
        assertThat(script.take()).contains(". 1:1461 ack 1");
    }

    @ParameterizedTest
    @CsvSource({"true, true, 1448", "true, false, 1460", "false, true, 1460", "false, false, 1460"})
    @Verifies({"RFC7323:timestamps-agreed", "RFC6691:mss-without-options", "RFC9293:MUST-16"})
    void timestampsAreUsedIfBothOfferThem(boolean ours, boolean theirs, int segment) {
        tcp.timestamps = ours;
        Script script = new Script(tcp);
        script.tsVal = theirs ? 5 : -1;
        script.app.toSend = 2000;
        script.connected0();
        assertThat(script.take()).contains(". 1:" + (1 + segment) + " ack 1");
    }

    @ParameterizedTest
    @CsvSource({"true, 7, 65535, 8388480", "true, -1, 65535, 65535", "false, 7, 65535, 65535"})
    @Verifies({"RFC7323:scale-in-syn", "RFC7323:scale-limit", "RFC9293:REC-1", "RFC9293:MUST-1"})
    void windowsAreScaledIfBothOfferIt(boolean ours, int theirs, int field, long window) {
        tcp.windowScaling = ours;
        tcp.sendBuffer = 16 << 20;
        tcp.initialWindow = 10_000;
        tcp.rfc6928Window = false;
        Script script = new Script(tcp);
        script.synOptions = new TcpOptions(1460, theirs, false);
        script.connected();
        script.window = field;
        script.ack(1);
        script.app.toSend = 10_000_000;
        script.app.fill();
        script.settle();
        assertThat(script.app.socket.statistics().flightBytes()).isCloseTo(Math.min(window, 10_000_000), within(1460L));
    }

    @Test
    @Verifies("RFC7323:scale-unscaled-syn")
    void windowOfASynIsNeverScaled() {
        tcp.windowScaling = true;
        tcp.receiveBuffer = 1 << 20;
        Script script = new Script(tcp);
        script.app.connect(script.endpoint());
        script.settle();
        assertThat(script.segments.get(0).window()).isEqualTo(65535);
        assertThat(script.segments.get(0).options().windowScale()).isEqualTo(5);
    }

    /** 100 Mbit/s and 100 ms want 1.25 MB. */
    @ParameterizedTest
    @CsvSource({"true, 90", "false, 5.3"})
    @Verifies("RFC9293:REC-1")
    void longFatPathNeedsScaledWindows(boolean scaling, double mbit) {
        tcp.windowScaling = scaling;
        tcp.receiveBuffer = 4 << 20;
        TwoHosts.Plan plan = new TwoHosts.Plan();
        plan.tcp = tcp;
        plan.rateBps = 100_000_000;
        plan.delayPs = 50 * Time.MILLISECOND;
        plan.queue = DropTailLimit.UNLIMITED;
        Peer server = transfer(plan, 50_000_000);
        double rate = 400 / server.lastByteAt;
        assertThat(rate).isCloseTo(mbit, Percentage.withPercentage(15));
    }

    @Test
    @Verifies("RFC7323:paws")
    void segmentWithAnOldTimestampIsRefused() {
        tcp.timestamps = true;
        Script script = new Script(tcp);
        script.tsVal = 1000;
        script.connected();
        script.tsVal = 1001;
        script.send("P.", 1, 1, 10);
        assertThat(script.take()).containsExactly(". 1 ack 11");
        script.tsVal = 1000;
        script.send("P.", 11, 1, 10);
        assertThat(script.take()).containsExactly(". 1 ack 11");
        assertThat(script.app.received).isEqualTo(10);
    }

    @Test
    @Verifies("RFC7323:missing-timestamp")
    void segmentWithoutTheAgreedTimestampIsIgnored() {
        tcp.timestamps = true;
        Script script = new Script(tcp);
        script.tsVal = 1000;
        script.connected();
        script.tsVal = -1;
        script.send("P.", 1, 1, 10);
        assertThat(script.take()).isEmpty();
        assertThat(script.app.received).isZero();
    }

    @Test
    @Verifies("RFC7323:echo")
    void echoedTimestampIsThatOfTheOldestUnacknowledgedSegment() {
        tcp.timestamps = true;
        tcp.delayedAckSegments = 2;
        Script script = new Script(tcp);
        script.tsVal = 1000;
        script.connected();
        script.tsVal = 1010;
        script.send("P.", 1, 1, 10);
        script.tsVal = 1020;
        script.send("P.", 11, 1, 10);
        assertThat(script.segments.get(0).tsEcr()).isEqualTo(1010);
    }

    /** Closed forms: from the SYN to the last byte, ACKs for each segment that cost nothing. */
    @ParameterizedTest
    @CsvSource({
        "10, 1, 8.370000", "10, 10, 1.196800", "10, 100, 0.757320", "10, 1000, 0.750732",
        "1, 1, 8.638000", "1, 10, 1.528000", "1, 100, 1.071960", "1, 1000, 1.052196"
    })
    @Verifies({"RFC5681:slow-start", "RFC9293:MUST-19"})
    void slowStartTakesAsLongAsTheClosedFormSays(int initialWindow, int mbit, double seconds) {
        tcp.windowScaling = true;
        tcp.receiveBuffer = 4 << 20;
        tcp.rfc6928Window = false;
        tcp.initialWindow = initialWindow;
        TwoHosts.Plan plan = new TwoHosts.Plan();
        plan.tcp = tcp;
        plan.rateBps = mbit * 1_000_000L;
        plan.reverseRateBps = BitRate.INFINITE;
        plan.delayPs = 50 * Time.MILLISECOND;
        plan.queue = DropTailLimit.UNLIMITED;
        assertThat(transfer(plan, 1_000_000).lastByteAt).isCloseTo(seconds, Percentage.withPercentage(0.1));
    }

    @ParameterizedTest
    @CsvSource({"false, 1460", "true, 1448"})
    void goodputOfALongTransferIsTheShareOfItsPayload(boolean timestamps, double payload) {
        tcp.timestamps = timestamps;
        tcp.receiveBuffer = 60_000;
        TwoHosts.Plan plan = new TwoHosts.Plan();
        plan.tcp = tcp;
        plan.rateBps = 10_000_000;
        plan.delayPs = Time.MILLISECOND;
        Peer server = transfer(plan, 50_000_000);
        assertThat(50_000_000 * 8 / server.lastByteAt / 10e6).isCloseTo(payload / 1500, Percentage.withPercentage(0.1));
    }

    /** Sequence numbers pass 2^32 in the middle of the transfer. */
    @Test
    void transferCrossesTheWrapOfSequenceNumbers() {
        for (int seed = 1; seed < 5000; seed++) {
            TwoHosts.Plan plan = new TwoHosts.Plan();
            plan.seed = seed;
            plan.rateBps = 1_000_000_000;
            TwoHosts net = plan.build();
            int iss = net.a.tcp().initialSequenceNumber(net.at(net.a, 32768), net.at(net.b, 80));
            if (iss < 0 && iss > -4_000_000) {
                Peer server = transfer(plan, 8_000_000);
                assertThat(server.received).isEqualTo(8_000_000);
                return;
            }
        }
        throw new AssertionError("no seed with an initial sequence number near the wrap");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0, 4294967295", "-5, 4294967290", "100, 8589934592", "-1, 1", "7, 6442450944"})
    void wrappedPositionsUnwrapToThemselves(int initial, long position) {
        SequenceSpace space = new SequenceSpace(initial);
        for (long near = position - 0x7FFF_FFFFL; near <= position + 0x7FFF_FFFFL; near += 0x1FFF_FFFFL) {
            assertThat(space.position(space.wire(position), near)).isEqualTo(position);
        }
    }

    private static Peer transfer(TwoHosts.Plan plan, long bytes) {
        TwoHosts net = plan.build();
        Peer server = new Peer(net.b, 2).listen(80);
        server.peerPattern = 1;
        Peer client = new Peer(net.a, 1);
        client.toSend = bytes;
        client.connect(net.at(net.b, 80));
        net.run(1000);
        assertThat(server.received).isEqualTo(bytes);
        return server;
    }
}
