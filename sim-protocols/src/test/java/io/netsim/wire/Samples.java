package io.netsim.wire;

import io.netsim.address.IpAddress;
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

/** Packets of all kinds, drawn by a seed. */
final class Samples {
    static final IpAddress A = IpAddress.parse("10.0.0.1");
    static final IpAddress B = IpAddress.parse("10.0.1.7");
    static final IpAddress A6 = IpAddress.parse("2001:db8::1");
    static final IpAddress B6 = IpAddress.parse("2001:db8:0:1::7");

    private final SplittableRandom random;

    Samples(long seed) {
        random = new SplittableRandom(seed);
    }

    static Packet packet(Payload payload) {
        return new Packet(A, B, payload, 99, 64, 1_000_000);
    }

    static void flip(byte[] bytes, int bit) {
        bytes[bit >>> 3] = (byte) (bytes[bit >>> 3] ^ 1 << (bit & 7));
    }

    Packet packet() {
        return packet(4);
    }

    /** @param version of IP */
    Packet packet(int version) {
        Payload payload = switch (random.nextInt(4)) {
            case 0 -> new UdpDatagram(port(), port(), content(2000));
            case 1 -> icmp(version);
            default -> segment();
        };
        IpAddress source = address(version);
        IpAddress destination = address(version);
        Packet packet = new Packet(
                source, destination, payload, random.nextInt(), random.nextInt(1, 256), random.nextLong(1L << 60));
        packet.ecn(random.nextInt(4));
        return packet;
    }

    private IpAddress address(int version) {
        return version == 4
                ? IpAddress.ofBits(random.nextInt())
                : IpAddress.ofBits(random.nextLong(), random.nextLong());
    }

    private IcmpMessage icmp(int version) {
        if (random.nextBoolean()) {
            IcmpType type = random.nextBoolean() ? IcmpType.ECHO_REQUEST : IcmpType.ECHO_REPLY;
            int dataBytes = random.nextInt(1400);
            long sentPs = dataBytes < 8 ? 0 : random.nextLong(1L << 60);
            return new IcmpMessage(
                    type, version, random.nextInt(65536), random.nextInt(65536), dataBytes, null, sentPs);
        }
        Packet about = random.nextBoolean() ? packet(segment()) : packet(new UdpDatagram(port(), port(), content(9)));
        if (version == 6) {
            Packet about6 = new Packet(A6, B6, about.payload(), 99, 1, 1_000_000);
            int quoted = Math.min(about6.sizeBytes(), 1232);
            return new IcmpMessage(IcmpType.TIME_EXCEEDED, 6, 0, 0, quoted, about6, 0);
        }
        return new IcmpMessage(IcmpType.TIME_EXCEEDED, 0, 0, Packet.HEADER_BYTES + 8, about, 0);
    }

    TcpSegment segment() {
        boolean syn = random.nextInt(4) == 0;
        boolean timestamps = random.nextBoolean();
        TcpOptions options = syn
                ? new TcpOptions(
                        random.nextBoolean() ? -1 : random.nextInt(65536),
                        random.nextBoolean() ? -1 : random.nextInt(15),
                        random.nextBoolean())
                : TcpOptions.NONE;
        SackBlocks sack = SackBlocks.NONE;
        if (!syn && random.nextBoolean()) {
            sack = new SackBlocks(
                    random.ints(2L * random.nextInt(1, timestamps ? 4 : 5)).toArray());
        }
        Content content = syn ? Content.empty() : content(1400);
        return new TcpSegment(
                port(),
                port(),
                random.nextInt(),
                random.nextInt(),
                syn ? TcpFlags.SYN : random.nextInt(256) & ~TcpFlags.SYN,
                random.nextInt(65536),
                timestamps,
                random.nextInt(),
                random.nextInt(),
                options.equals(new TcpOptions(-1, -1, false)) ? TcpOptions.NONE : options,
                sack,
                content,
                content.length() == 0 ? -1 : 12345);
    }

    private Content content(int most) {
        int length = random.nextInt(3) == 0 ? 0 : random.nextInt(most);
        return length == 0 ? Content.empty() : new SyntheticContent(random.nextLong(), random.nextInt(1 << 30), length);
    }

    private int port() {
        return random.nextInt(65536);
    }
}
