package io.netsim.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.host.Host;
import io.netsim.node.NodeObserver;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import io.netsim.socket.SocketException;
import io.netsim.socket.StreamOption;
import io.netsim.socket.StreamSocket;
import io.netsim.tcp.segment.TcpFlags;
import io.netsim.tcp.segment.TcpSegment;
import io.netsim.time.Time;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Windows, acknowledgements and buffers of the linux profile; the numbers were measured on Linux 6.18. */
class LinuxHostTest {
    private final TwoHosts.Plan plan = new TwoHosts.Plan();

    LinuxHostTest() {
        plan.tcp = TcpConfig.linux();
        plan.tcp.sendBuffer = 65_536;
        plan.tcp.sendBufferMax = 64 << 20;
        plan.tcp.receiveBuffer = 16 << 20;
        plan.tcp.receiveBufferMax = 64 << 20;
    }

    /** The segments that a host sends, as texts. */
    private static List<String> sent(Host host, boolean text) {
        List<String> lines = new ArrayList<>();
        host.ip().node().observe(new NodeObserver() {
            private int iss;
            private int peer;

            @Override
            public void originated(long nowPs, Packet packet) {
                TcpSegment s = (TcpSegment) packet.payload();
                if (s.has(TcpFlags.SYN)) {
                    iss = s.seq();
                    peer = s.ack() - 1;
                } else if (text && s.content().length() > 0) {
                    lines.add((s.seq() - iss) + (s.has(TcpFlags.PSH) ? " P" : ""));
                } else if (!text) {
                    lines.add((s.ack() - peer) + " win " + s.window());
                }
            }

            @Override
            public void ended(long nowPs, Packet packet, Fate fate) {}
        });
        return lines;
    }

    private static Peer silent(TwoHosts net, int receiveBuffer) {
        Peer server = new Peer(net.b, 2);
        server.peerPattern = 1;
        server.reads = false;
        server.shutdownAfterSending = false;
        server.socket.set(StreamOption.SO_RCVBUF, receiveBuffer);
        return server.listen(80);
    }

    private static Peer client(TwoHosts net, int bytes) {
        Peer client = new Peer(net.a, 1);
        client.toSend = bytes;
        client.shutdownAfterSending = false;
        return client.connect(net.at(net.b, 80));
    }

    @Test
    void windowsOfAReaderThatDoesNotReadAreThoseMeasured() {
        TwoHosts net = plan.build();
        List<String> acks = sent(net.b, false);
        silent(net, 20_000);
        client(net, 200_000);
        net.run(0.2);
        assertThat(acks)
                .containsExactly(
                        "1449 win 21720",
                        "2897 win 21720",
                        "4345 win 20272",
                        "5793 win 18824",
                        "7241 win 17376",
                        "8689 win 15928",
                        "10137 win 14480",
                        "11585 win 13032",
                        "24617 win 0");
    }

    @Test
    void scaledWindowGrowsByTwoSegmentsEach() {
        TwoHosts net = plan.build();
        List<String> acks = sent(net.b, false);
        Peer server = silent(net, 131_072);
        server.reads = true;
        client(net, 20_000);
        net.run(0.1);
        assertThat(acks.subList(0, 4))
                .containsExactly("1449 win 33304", "2897 win 34028", "4345 win 34752", "5793 win 35476");
    }

    @Test
    void firstWindowOfDefaultBuffersIsWholeSegmentsOfHalfTheMemory() {
        Script script = new Script(TcpConfig.linux());
        script.app.connect(script.endpoint());
        script.settle();
        assertThat(script.segments.get(0).window()).isEqualTo(64_240);
        assertThat(script.segments.get(0).options().windowScale()).isEqualTo(10);
    }

    @Test
    void sendBufferTakesWholeSegmentsUntilItsMemoryIsUsed() throws SocketException {
        assertThat(takenAtOnce(1500)).isEqualTo(29 * 1448);
    }

    @Test
    void smallSegmentsTakeTheMemoryOfManyBytes() throws SocketException {
        assertThat(takenAtOnce(576)).isEqualTo(49 * 524);
    }

    private int takenAtOnce(int mtu) throws SocketException {
        plan.mtu = mtu;
        TwoHosts net = plan.build();
        silent(net, 1 << 20);
        Peer client = client(net, 0);
        net.run(0.1);
        return client.socket.sendSynthetic(1, 65_536);
    }

    @Test
    void pushStandsAtHalfOfTheLargestWindowAndAtTheEndOfACall() throws SocketException {
        plan.tcp.sendBuffer = 1 << 20;
        TwoHosts net = plan.build();
        List<String> segments = sent(net.a, true);
        silent(net, 1 << 20);
        Peer client = client(net, 0);
        net.run(0.1);
        client.socket.sendSynthetic(1, 65_536);
        net.run(1);
        assertThat(segments).filteredOn(line -> line.endsWith("P")).containsExactly("31857 P", "65161 P");
    }

    @Test
    void segmentAfterSegmentIsAcknowledgedWhileTheWindowGrows() {
        TwoHosts net = plan.build();
        List<String> acks = sent(net.b, false);
        Peer server = silent(net, 8 << 20);
        server.reads = true;
        client(net, 691 * 1448);
        net.run(3);
        assertThat(acks).hasSize(691);
    }

    // ---- against a script --------------------------------------------------------------------------------------

    private static Script established() {
        Script script = new Script(TcpConfig.linux());
        script.connected();
        return script;
    }

    @Test
    void twoProbesWithinHalfASecondGetOneAnswer() {
        Script script = established();
        script.send(".", 0, 1, 0).send(".", 0, 1, 0);
        assertThat(script.take()).containsExactly(". 1 ack 1");
        script.until(0.6);
        script.send(".", 0, 1, 0);
        assertThat(script.take()).containsExactly(". 1 ack 1");
    }

    @Test
    void finIsAcknowledgedByTheFinOfTheApplication() {
        Script script = established();
        script.app.closeAtEnd = true;
        script.send("F.", 1, 1, 0);
        assertThat(script.take()).containsExactly("F. 1 ack 2");
    }

    @Test
    void userTimeoutCountsFromTheFirstRetransmission() {
        Script script = established();
        script.app.socket.set(StreamOption.TCP_USER_TIMEOUT, 5 * Time.SECOND);
        script.app.toSend = 100;
        script.app.fill();
        script.until(5.1);
        assertThat(script.app.events).doesNotContain("failed: TIMED_OUT");
        script.until(5.3);
        assertThat(script.app.lastEvent()).isEqualTo("failed: TIMED_OUT");
    }

    @Test
    void lingerOfZeroResetsOnClose() {
        Script script = established();
        script.app.socket.set(StreamOption.SO_LINGER, 0L);
        script.app.socket.close();
        assertThat(script.settle().take()).containsExactly("R. 1 ack 1");
    }

    @Test
    void infoCountsTheTimeLimitedByTheReceiveWindow() throws SocketException {
        TwoHosts net = plan.build();
        silent(net, 20_000);
        StreamSocket socket = client(net, 200_000).socket;
        net.run(5);
        assertThat(socket.info().receiveWindowLimitedPs()).isBetween(4_800 * Time.MILLISECOND, 5 * Time.SECOND);
        assertThat(socket.info().unsentBytes()).isPositive();
        assertThat(socket.info().busyPs()).isGreaterThanOrEqualTo(socket.info().receiveWindowLimitedPs());
    }
}
