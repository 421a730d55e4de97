package io.netsim.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.node.NodeObserver;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import io.netsim.rfc.Verifies;
import io.netsim.socket.StreamOption;
import io.netsim.time.Alarm;
import io.netsim.time.Clock;
import io.netsim.time.Time;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Windows, small segments and acknowledgements (RFC 9293 §3.7.4, §3.8.6; RFC 5681 §4.1, §4.2). */
class FlowControlTest {
    private final TcpConfig.Builder tcp = Script.plain();
    private Script script = new Script(tcp);

    private void write(int bytes) {
        script.app.toSend += bytes;
        script.app.fill();
        script.settle();
    }

    @Test
    @Verifies({"RFC9293:SHLD-7", "RFC9293:SHLD-27"})
    void nagleHoldsSmallSegmentsUntilTheAck() {
        script.connected();
        write(10);
        write(10);
        write(10);
        assertThat(script.take()).containsExactly("P. 1:11 ack 1");
        script.ack(11);
        assertThat(script.take()).containsExactly("P. 11:31 ack 1");
    }

    @Test
    void nagleLetsFullSegmentsPass() {
        script.connected();
        write(10);
        write(1460);
        assertThat(script.take()).containsExactly("P. 1:11 ack 1", "P. 11:1471 ack 1");
    }

    @Test
    @Verifies("RFC9293:MUST-17")
    void noDelaySendsEachWriteAtOnce() {
        script.app.socket.set(StreamOption.TCP_NODELAY, true);
        script.connected();
        write(10);
        write(10);
        write(10);
        assertThat(script.take()).containsExactly("P. 1:11 ack 1", "P. 11:21 ack 1", "P. 21:31 ack 1");
    }

    @Test
    @Verifies({"RFC9293:SHLD-19", "RFC9293:MUST-58", "RFC5681:delayed-ack"})
    void everySecondSegmentIsAcknowledgedAtOnce() {
        delayed(200);
        script.send(".", 1, 1, 1460);
        assertThat(script.take()).isEmpty();
        script.send(".", 1461, 1, 1460);
        assertThat(script.take()).containsExactly(". 1 ack 2921");
    }

    @Test
    @Verifies({"RFC9293:MUST-40", "RFC9293:SHLD-18", "RFC5681:delayed-ack"})
    void singleSegmentIsAcknowledgedAfterTheDelay() {
        delayed(200);
        script.send(".", 1, 1, 1460);
        script.until(0.199);
        assertThat(script.take()).isEmpty();
        script.until(0.201);
        assertThat(script.take()).containsExactly(". 1 ack 1461");
    }

    @Test
    @Verifies({"RFC9293:MAY-13", "RFC5681:out-of-order-ack"})
    void segmentOutOfOrderIsAcknowledgedAtOnce() {
        delayed(200);
        script.send(".", 1461, 1, 1460);
        assertThat(script.take()).containsExactly(". 1 ack 1");
    }

    @Test
    @Verifies({"RFC9293:MUST-59", "RFC5681:gap-filled-ack"})
    void segmentThatFillsAGapIsAcknowledgedAtOnce() {
        delayed(200);
        script.send(".", 1461, 1, 1460).take();
        script.send(".", 1, 1, 1460);
        assertThat(script.take()).containsExactly(". 1 ack 2921");
    }

    @Test
    void repeatedSegmentIsAcknowledgedAtOnce() {
        delayed(200);
        script.send(".", 1, 1, 100);
        script.until(0.5).take();
        script.send(".", 1, 1, 100);
        assertThat(script.take()).containsExactly(". 1 ack 101");
    }

    @Test
    @Verifies("RFC9293:MUST-58")
    void dataCarriesTheAcknowledgementThatWaits() {
        delayed(200);
        script.send("P.", 1, 1, 100);
        write(10);
        assertThat(script.take()).containsExactly("P. 1:11 ack 101");
        script.send(".", 101, 11, 0);
        assertThat(script.until(1).take()).isEmpty();
    }

    private void delayed(int ms) {
        tcp.delayedAckSegments = 2;
        tcp.delayedAck = ms * Time.MILLISECOND;
        script = new Script(tcp);
        script.connected();
    }

    @Test
    @Verifies({"RFC9293:MUST-36", "RFC9293:SHLD-29", "RFC9293:SHLD-30"})
    void zeroWindowIsProbedWithBackOffForEver() {
        script.connected();
        script.window = 0;
        script.ack(1);
        write(100);
        script.until(63.5);
        assertThat(script.takeTimed())
                .containsExactly(
                        "1.0 . 0 ack 1",
                        "3.0 . 0 ack 1",
                        "7.0 . 0 ack 1",
                        "15.0 . 0 ack 1",
                        "31.0 . 0 ack 1",
                        "63.0 . 0 ack 1");
    }

    @Test
    @Verifies("RFC9293:MUST-37")
    void closedWindowWhoseProbesAreAnsweredIsWaitedForWithoutEnd() {
        script.connected();
        script.window = 0;
        script.ack(1);
        write(100);
        for (int minute = 1; minute < 100; minute++) {
            script.until(60 * minute);
            if (!script.take().isEmpty()) {
                script.ack(1);
            }
        }
        assertThat(script.state()).isEqualTo("ESTABLISHED");
        script.take();
        script.window = 1000;
        script.ack(1);
        assertThat(script.take()).containsExactly("P. 1:101 ack 1");
    }

    @Test
    void closedWindowWhoseProbesAreNotAnsweredEndsTheConnection() {
        script.connected();
        script.window = 0;
        script.ack(1);
        write(100);
        script.until(3000);
        assertThat(script.app.lastEvent()).isEqualTo("failed: TIMED_OUT");
    }

    @Test
    void windowUpdateRestartsTheSenderAtOnce() {
        script.connected();
        script.window = 0;
        script.ack(1);
        write(4380);
        script.until(2).take();
        script.window = 65535;
        script.ack(1);
        assertThat(script.take()).containsExactly(". 1:1461 ack 1", ". 1461:2921 ack 1", "P. 2921:4381 ack 1");
    }

    @Test
    @Verifies("RFC9293:MUST-38")
    void smallWindowIsNotFilledAtOnceButAfterATimeout() {
        script.connected();
        script.window = 100;
        script.ack(1);
        write(5000);
        assertThat(script.take()).isEmpty();
        script.until(1.01);
        assertThat(script.take()).containsExactly(". 1:101 ack 1");
    }

    @Test
    @Verifies("RFC9293:MUST-38")
    void halfOfTheLargestWindowIsWorthASegment() {
        script.window = 1000;
        script.connected();
        script.window = 500;
        script.ack(1);
        write(5000);
        assertThat(script.take()).containsExactly(". 1:501 ack 1");
    }

    @Test
    @Verifies({"RFC9293:MUST-39", "RFC9293:MAY-8", "RFC9293:SHLD-14"})
    void fullBufferClosesTheWindowAndReadingHalfOpensIt() {
        tcp.receiveBuffer = 4380;
        script = new Script(tcp);
        script.connected();
        script.app.reads = false;
        for (int i = 0; i < 3; i++) {
            script.send(".", 1 + 1460 * i, 1, 1460);
        }
        assertThat(script.segments.get(2).window()).isZero();
        script.take();
        script.app.drain(1000);
        assertThat(script.settle().take()).isEmpty();
        script.app.drain(1190);
        script.settle();
        assertThat(script.segments).hasSize(1).allMatch(s -> s.window() == 2190);
    }

    @Test
    void dataBeyondTheWindowIsNotTaken() {
        tcp.receiveBuffer = 1000;
        script = new Script(tcp);
        script.connected();
        script.app.reads = false;
        script.send(".", 1, 1, 1000);
        script.send(".", 1001, 1, 100);
        assertThat(script.take()).containsExactly(". 1 ack 1001", ". 1 ack 1001");
        assertThat(script.app.socket.available()).isEqualTo(1000);
    }

    @Test
    void lostWindowUpdateIsMadeUpForByAProbe() {
        tcp.receiveBuffer = 5000;
        TwoHosts.Plan plan = new TwoHosts.Plan();
        plan.tcp = tcp;
        TwoHosts net = plan.build();
        Peer server = new Peer(net.b, 2).listen(80);
        server.peerPattern = 1;
        server.reads = false;
        Peer client = new Peer(net.a, 1);
        client.toSend = 20_000;
        client.connect(net.at(net.b, 80));
        net.run(1.5);
        net.network.direction("wire.reverse").setDown(true);
        server.drain(5000);
        server.reads = true;
        net.run(1.6);
        net.network.direction("wire.reverse").setDown(false);
        net.run(20);
        assertThat(server.received).isEqualTo(20_000);
    }

    @Test
    @Verifies("RFC9293:MUST-39")
    void slowReaderGetsNoSillySegments() {
        tcp.receiveBuffer = 10_000;
        TwoHosts.Plan plan = new TwoHosts.Plan();
        plan.tcp = tcp;
        TwoHosts net = plan.build();
        List<Integer> sizes = new ArrayList<>();
        net.a.ip().node().observe(new NodeObserver() {
            @Override
            public void originated(long nowPs, Packet packet) {
                if (packet.payload().dataLength() > 0) {
                    sizes.add(packet.payload().dataLength());
                }
            }

            @Override
            public void ended(long nowPs, Packet packet, Fate fate) {}
        });
        Peer server = new Peer(net.b, 2).listen(80);
        server.peerPattern = 1;
        server.reads = false;
        Peer client = new Peer(net.a, 1);
        client.toSend = 50_000;
        client.connect(net.at(net.b, 80));
        new Reader(server, net.b.ip().node().clock()).read();
        net.run(60);
        assertThat(server.received).isEqualTo(50_000);
        assertThat(sizes.subList(0, sizes.size() - 1)).allMatch(size -> size >= 1000);
    }

    /** Takes 100 bytes every 10 ms. */
    private static final class Reader {
        private final Peer peer;
        private final Clock clock;
        private final Alarm alarm;

        Reader(Peer peer, Clock clock) {
            this.peer = peer;
            this.clock = clock;
            this.alarm = clock.newAlarm(this::read);
        }

        void read() {
            if (peer.socket.available() > 0) {
                peer.drain(100);
            }
            alarm.setAt(clock.nowPs() + 10 * Time.MILLISECOND);
        }
    }

    @Test
    @Verifies({"RFC5681:restart-window", "RFC6928:after-idle"})
    void idleConnectionStartsAgainWithTheInitialWindow() {
        script.connected();
        write(40 * 1460);
        for (int n = 1; n <= 40; n++) {
            script.ack(1 + 1460L * n);
        }
        long grown = script.app.socket.statistics().cwndBytes();
        script.until(10).take();
        write(100 * 1460);
        assertThat(grown).isGreaterThan(14_600);
        assertThat(script.take()).hasSize(10);
    }
}
