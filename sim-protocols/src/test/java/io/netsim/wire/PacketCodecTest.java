package io.netsim.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.content.SyntheticContent;
import io.netsim.ip.IcmpMessage;
import io.netsim.ip.IcmpType;
import io.netsim.packet.Packet;
import io.netsim.rfc.Verifies;
import io.netsim.tcp.segment.TcpSegment;
import io.netsim.udp.UdpDatagram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacketCodecTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everyPacketComesBackFromItsBytes(long seed) {
        Samples samples = new Samples(seed);
        for (int i = 0; i < 500; i++) {
            Packet packet = samples.packet();
            byte[] bytes = PacketEncoder.encode(packet);
            Packet back = PacketDecoder.decode(bytes, packet).value();
            assertThat(back).hasToString(packet.toString());
            assertThat(back.ttl()).isEqualTo(packet.ttl());
            assertThat(back.ecn()).isEqualTo(packet.ecn());
            assertThat(back.payload().streamOffset()).isEqualTo(packet.payload().streamOffset());
            if (packet.payload() instanceof IcmpMessage message) {
                assertThat(back.payload()).isEqualTo(message);
            } else {
                // Stored and computed bytes are not equal as objects: compare what goes over the wire next.
                assertThat(PacketEncoder.encode(back)).hasSize(bytes.length);
                assertThat(tail(PacketEncoder.encode(back))).isEqualTo(tail(bytes));
            }
        }
    }

    /** All behind the IP header, whose identification is that of another packet. */
    private static Octets tail(byte[] bytes) {
        return Octets.of(bytes, Ipv4Header.MIN_BYTES, bytes.length);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    @Verifies("RFC9293:MUST-2")
    void allChecksumsAreRight(long seed) {
        Samples samples = new Samples(seed);
        for (int i = 0; i < 500; i++) {
            Packet packet = samples.packet();
            WirePacket wire = WirePacket.decode(PacketEncoder.encode(packet)).value();
            assertThat(wire.checksumsMatch()).as("%s", packet).isTrue();
        }
    }

    @Test
    @Verifies("RFC9293:MUST-3")
    void everyChangeOfASingleBitIsCaught() {
        Samples samples = new Samples(21);
        for (int i = 0; i < 30; i++) {
            Packet packet = samples.packet();
            byte[] bytes = PacketEncoder.encode(packet);
            for (int bit = 0; bit < 8 * bytes.length; bit++) {
                Samples.flip(bytes, bit);
                Decoded<Packet> damaged = PacketDecoder.decode(bytes, packet);
                assertThat(damaged.isBroken()).as("bit %d of %s", bit, packet).isTrue();
                Samples.flip(bytes, bit);
            }
        }
    }

    @Test
    void twoFlipsThatCancelInTheSumGoUnnoticed() {
        Packet packet = Samples.packet(new UdpDatagram(5, 6, new SyntheticContent(3, 0, 100)));
        byte[] bytes = PacketEncoder.encode(packet);
        int a = 40;
        int b = 42;
        while (((bytes[a] ^ bytes[b]) & 1) == 0) {
            b += 2;
        }
        Samples.flip(bytes, 8 * a);
        Samples.flip(bytes, 8 * b);
        Packet changed = PacketDecoder.decode(bytes, packet).value();
        assertThat(changed.payload().fingerprint())
                .isNotEqualTo(packet.payload().fingerprint());
    }

    @Test
    void packetHasTheSameIdentificationOnEveryLink() {
        Packet packet = new Samples(5).packet();
        int first = PacketEncoder.header(packet).identification();
        packet.decrementTtl();
        assertThat(PacketEncoder.header(packet).identification()).isEqualTo(first);
        assertThat(PacketEncoder.header(packet.copy()).identification()).isEqualTo(first);
    }

    @Test
    void identificationOfARetransmissionDiffers() {
        TcpSegment segment = new Samples(5).segment();
        Packet first = new Packet(Samples.A, Samples.B, segment, 1, 64, 1_000_000);
        Packet second = new Packet(Samples.A, Samples.B, segment, 1, 64, 201_000_000_000L);
        assertThat(PacketEncoder.header(first).identification())
                .isNotEqualTo(PacketEncoder.header(second).identification());
    }

    @Test
    void errorQuotesTheHeaderAndEightBytes() {
        Packet about = Samples.packet(new UdpDatagram(1000, 33434, new SyntheticContent(1, 0, 32)));
        IcmpMessage error = new IcmpMessage(IcmpType.PORT_UNREACHABLE, 0, 0, 28, about, 0);
        WirePacket wire =
                WirePacket.decode(PacketEncoder.encode(Samples.packet(error))).value();
        WirePacket quoted = WirePacket.decode(wire.data().toBytes()).value();
        assertThat(quoted.ip().source()).isEqualTo(Samples.A);
        assertThat(quoted.ip().totalLength()).isEqualTo(60);
        assertThat(quoted.ipChecksumMatches()).isTrue();
        assertThat(quoted.transport())
                .isInstanceOfSatisfying(
                        UdpHeader.class,
                        udp -> assertThat(udp.destinationPort()).isEqualTo(33434));
    }

    @Test
    @Verifies("RFC1122:udp-checksum")
    void udpChecksumThatComesOutAsZeroIsSentAsAllOnes() {
        byte[] bytes = new byte[UdpHeader.BYTES + 2];
        long sum = Checksum.pseudoHeader(Samples.A, Samples.B, 17, 10) + 1 + 2 + 10;
        NetworkOrder.put16(bytes, 8, Checksum.finish(sum));
        new UdpHeader(1, 2, 10, 0).write(bytes, 0, Samples.A, Samples.B);
        assertThat(NetworkOrder.get16(bytes, 6)).isEqualTo(0xFFFF);
    }
}
