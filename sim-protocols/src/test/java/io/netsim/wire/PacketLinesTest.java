package io.netsim.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.netsim.content.Content;
import io.netsim.content.SyntheticContent;
import io.netsim.ip.IcmpMessage;
import io.netsim.ip.IcmpType;
import io.netsim.packet.Packet;
import io.netsim.packet.Payload;
import io.netsim.tcp.segment.SackBlocks;
import io.netsim.tcp.segment.TcpFlags;
import io.netsim.tcp.segment.TcpOptions;
import io.netsim.tcp.segment.TcpSegment;
import io.netsim.udp.UdpDatagram;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PacketLinesTest {
    private final PacketLines lines = new PacketLines();

    private String line(Payload payload) {
        return line(PacketEncoder.encode(Samples.packet(payload)));
    }

    private String line(byte[] bytes) {
        return lines.line(bytes, 0, bytes.length);
    }

    private static TcpSegment segment(int seq, int ack, int flags, TcpOptions options, int length) {
        Content content = length == 0 ? Content.empty() : new SyntheticContent(1, 0, length);
        return new TcpSegment(4000, 80, seq, ack, flags, 500, false, 0, 0, options, SackBlocks.NONE, content, 0);
    }

    @Test
    void numbersOfAConnectionCountFromItsFirstPacket() {
        assertThat(line(segment(1000, 0, TcpFlags.SYN, new TcpOptions(1460, 7, true), 0)))
                .isEqualTo("IP 10.0.0.1.4000 > 10.0.1.7.80: Flags [S], seq 1000, win 500,"
                        + " options [mss 1460,nop,nop,sackOK,nop,wscale 7], length 0");
        line(Samples.packet(segment(1001, 0, 0, TcpOptions.NONE, 0)).payload());
        assertThat(line(segment(1001, 0, TcpFlags.PSH | TcpFlags.ACK, TcpOptions.NONE, 100)))
                .isEqualTo("IP 10.0.0.1.4000 > 10.0.1.7.80: Flags [P.], seq 1:101, ack 1, win 500, length 100");
    }

    @Test
    void datagramsAndEchoesShowPortsAndNumbers() {
        assertThat(line(new UdpDatagram(5, 6, new SyntheticContent(1, 0, 20))))
                .isEqualTo("IP 10.0.0.1.5 > 10.0.1.7.6: UDP, length 20");
        assertThat(line(new IcmpMessage(IcmpType.ECHO_REQUEST, 3, 9, 56, null, 0)))
                .isEqualTo("IP 10.0.0.1 > 10.0.1.7: ICMP echo request, id 3, seq 9, length 64");
    }

    @Test
    void errorsNameWhatCouldNotBeReached() {
        Packet about = Samples.packet(new UdpDatagram(5, 6, new SyntheticContent(1, 0, 20)));
        assertThat(line(new IcmpMessage(IcmpType.PORT_UNREACHABLE, 0, 0, 28, about, 0)))
                .isEqualTo("IP 10.0.0.1 > 10.0.1.7: ICMP 10.0.1.7 udp port 6 unreachable, length 36");
        assertThat(line(new IcmpMessage(IcmpType.TIME_EXCEEDED, 0, 0, 28, about, 0)))
                .isEqualTo("IP 10.0.0.1 > 10.0.1.7: ICMP time exceeded in-transit, length 36");
    }

    @Test
    void wrongChecksumsAreSaid() {
        byte[] bytes = PacketEncoder.encode(Samples.packet(new UdpDatagram(5, 6, new SyntheticContent(1, 0, 20))));
        Samples.flip(bytes, 8 * 40);
        assertThat(line(bytes)).endsWith("length 20, bad checksum");
        Samples.flip(bytes, 8 * 8);
        assertThat(line(bytes)).endsWith("length 20, bad IP checksum, bad checksum");
    }

    @Test
    void anyBytesGiveALine() {
        SplittableRandom random = new SplittableRandom(5);
        Samples samples = new Samples(5);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = PacketEncoder.encode(samples.packet());
            for (int flips = random.nextInt(20); flips > 0; flips--) {
                Samples.flip(bytes, random.nextInt(8 * Math.min(70, bytes.length)));
            }
            int to = random.nextInt(bytes.length + 1);
            assertThatCode(() -> lines.line(bytes, 0, to)).doesNotThrowAnyException();
        }
    }
}
