package io.netsim.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.google.common.collect.ImmutableList;
import io.netsim.content.SyntheticContent;
import io.netsim.ip.IcmpMessage;
import io.netsim.ip.IcmpType;
import io.netsim.packet.DamagedPayload;
import io.netsim.packet.Packet;
import io.netsim.rfc.Verifies;
import io.netsim.udp.UdpDatagram;
import io.netsim.wire.WirePacket.ChecksumStatus;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** IPv6 and ICMPv6 as bytes (RFC 8200, RFC 4443); the packets written down by hand were checked with tshark. */
class Ipv6CodecTest {
    /** An echo request of 4 bytes from 2001:db8::1 to 2001:db8::2, flow label 0x12345, hop limit 63. */
    private static final String ECHO = "60012345" + "000c" + "3a" + "3f" + "20010db8000000000000000000000001"
            + "20010db8000000000000000000000002" + "8000" + "223d" + "0001" + "0002" + "00010203";
    /** The second fragment, 8 bytes from offset 1448 on, of a UDP datagram. */
    private static final String FRAGMENT = "60000000" + "0010" + "2c" + "40" + "20010db8000000000000000000000001"
            + "20010db8000000000000000000000002" + "11" + "00" + "05a8" + "cafebabe" + "0001020304050607";

    private final SplittableRandom random = new SplittableRandom(4);

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyPacketComesBackFromItsBytes(long seed) {
        Samples samples = new Samples(seed);
        for (int i = 0; i < 500; i++) {
            Packet packet = samples.packet(6);
            byte[] bytes = PacketEncoder.encode(packet);
            assertThat(bytes).hasSize(packet.sizeBytes());
            Packet back = PacketDecoder.decode(bytes, packet).value();
            assertThat(back).hasToString(packet.toString());
            assertThat(back.ttl()).isEqualTo(packet.ttl());
            assertThat(back.trafficClass()).isEqualTo(packet.trafficClass());
            assertThat(back.flowHash()).isEqualTo(packet.flowHash());
            assertThat(PacketEncoder.encode(back)).isEqualTo(bytes);
        }
    }

    @Test
    void anEchoRequestIsReadAsItWasWritten() {
        WirePacket packet = WirePacket.decode(bytes(ECHO)).value();
        assertThat(packet.ip()).isInstanceOfSatisfying(Ipv6Header.class, ip -> {
            assertThat(ip.flowLabel()).isEqualTo(0x12345);
            assertThat(ip.payloadLength()).isEqualTo(12);
            assertThat(ip.ttl()).isEqualTo(63);
            assertThat(ip.source()).hasToString("2001:db8::1");
            assertThat(ip.destination()).hasToString("2001:db8::2");
        });
        assertThat(packet.transport()).isEqualTo(new Icmpv6Header(128, 0, 0x223d, 0x00010002));
        assertThat(packet.transportChecksum()).isEqualTo(ChecksumStatus.RIGHT);
        byte[] again = new byte[52];
        System.arraycopy(bytes(ECHO), 48, again, 48, 4);
        new Icmpv6Header(128, 0, 0, 0x00010002)
                .write(again, 40, 52, packet.ip().source(), packet.ip().destination());
        packet.ip().write(again, 0);
        assertThat(again).isEqualTo(bytes(ECHO));
    }

    @Test
    @Verifies("RFC8200:flow-label")
    void packetsOfAFlowHaveOneFlowLabel() {
        Packet first = new Packet(Samples.A6, Samples.B6, new UdpDatagram(5, 6, content(9)), 0x7ABCDEF1, 64, 0);
        Packet second = new Packet(Samples.A6, Samples.B6, new UdpDatagram(5, 6, content(99)), 0x7ABCDEF1, 3, 7);
        for (Packet packet : ImmutableList.of(first, second)) {
            byte[] bytes = PacketEncoder.encode(packet);
            assertThat(Ipv6Header.decode(bytes, 0, bytes.length).value().flowLabel())
                    .isEqualTo(0xCDEF1);
        }
    }

    @Test
    void aFragmentHeaderIsReadAndWritten() {
        Ipv6Header ip = Ipv6Header.decode(bytes(FRAGMENT), 0, 64).value();
        assertThat(ip.extensions()).containsExactly(new Ipv6Extension.Fragment(181, false, 0xcafebabe));
        assertThat(ip.fragmentOffset() * 8).isEqualTo(1448);
        assertThat(ip.isFragment()).isTrue();
        assertThat(ip.protocol()).isEqualTo(17);
        byte[] again = bytes(FRAGMENT);
        Arrays.fill(again, 0, 48, (byte) 0xEE);
        ip.write(again, 0);
        assertThat(again).isEqualTo(bytes(FRAGMENT));
        WirePacket packet = WirePacket.decode(bytes(FRAGMENT)).value();
        assertThat(packet.transportFlaw()).isEqualTo(Flaw.FRAGMENT);
    }

    @Test
    void otherExtensionHeadersAreSteppedOver() {
        Ipv6Header ip = new Ipv6Header(
                0,
                0,
                8 + 16 + 12,
                64,
                Samples.A6,
                Samples.B6,
                ImmutableList.of(
                        new Ipv6Extension.Options(0, Octets.parse("010400000000")),
                        new Ipv6Extension.Options(60, Octets.parse("010c000000000000000000000000"))),
                58);
        byte[] packet = new byte[ip.totalLength()];
        ip.write(packet, 0);
        new Icmpv6Header(129, 0, 0, 7).write(packet, 64, packet.length, Samples.A6, Samples.B6);
        WirePacket back = WirePacket.decode(packet).value();
        assertThat(back.ip()).isEqualTo(ip);
        assertThat(back.transportChecksum()).isEqualTo(ChecksumStatus.RIGHT);
    }

    @Test
    @Verifies("RFC8200:upper-checksums")
    void allChecksumsAreRight() {
        Samples samples = new Samples(11);
        for (int i = 0; i < 500; i++) {
            Packet packet = samples.packet(6);
            assertThat(WirePacket.decode(PacketEncoder.encode(packet)).value().checksumsMatch())
                    .as("%s", packet)
                    .isTrue();
        }
    }

    @Test
    @Verifies("RFC8200:udp-checksum-zero")
    void aDatagramWithoutAChecksumIsNotTaken() {
        byte[] bytes =
                PacketEncoder.encode(new Packet(Samples.A6, Samples.B6, new UdpDatagram(5, 6, content(9)), 1, 64, 0));
        bytes[46] = 0;
        bytes[47] = 0;
        assertThat(WirePacket.decode(bytes).value().transportChecksum()).isEqualTo(ChecksumStatus.WRONG);
    }

    private static SyntheticContent content(int length) {
        return new SyntheticContent(1, 0, length);
    }

    /** The first 4 bits are the version; then 8 of the traffic class, 20 of the flow label; bits 56 to 63 are the hop limit. */
    @Test
    void everyChangeOfASingleBitIsCaughtButInTrafficClassFlowLabelAndHopLimit() {
        Samples samples = new Samples(21);
        for (int i = 0; i < 30; i++) {
            Packet packet = samples.packet(6);
            byte[] bytes = PacketEncoder.encode(packet);
            for (int bit = 0; bit < 8 * bytes.length; bit++) {
                int mask = 0x80 >>> (bit & 7);
                bytes[bit >>> 3] ^= (byte) mask;
                boolean unprotected = bit >= 4 && bit < 32 || bit >= 56 && bit < 64;
                assertThat(PacketDecoder.decode(bytes, packet).isBroken())
                        .as("bit %d of %s", bit, packet)
                        .isEqualTo(!unprotected);
                bytes[bit >>> 3] ^= (byte) mask;
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, true", "34, true", "5, false", "20, false", "60, false"})
    void flipsOfVersionAndLengthAreFoundByTheNextNodeThoseOfTheRestOfTheHeaderByNobody(int bit, boolean found) {
        Packet packet = new Packet(Samples.A6, Samples.B6, new UdpDatagram(5, 6, content(500)), 1, 64, 0);
        Packet arriving = new BitErrors(1, bound -> bit).damaged(packet);
        assertThat(arriving.isDamaged()).isEqualTo(found);
        if (arriving.payload() instanceof DamagedPayload damaged) {
            assertThat(damaged.isHeaderBroken()).isTrue();
        }
    }

    @Test
    void aFlippedHopLimitCounts() {
        Packet packet = new Packet(Samples.A6, Samples.B6, new UdpDatagram(5, 6, content(500)), 1, 64, 0);
        assertThat(new BitErrors(1, bound -> 57).damaged(packet).ttl()).isZero();
        assertThat(new BitErrors(1, bound -> 63).damaged(packet).ttl()).isEqualTo(65);
    }

    @Test
    void aFlippedDestinationLeadsAstrayAndTheChecksumTells() {
        Packet packet = new Packet(Samples.A6, Samples.B6, new UdpDatagram(5, 6, content(500)), 1, 64, 0);
        Packet arriving = new BitErrors(1, bound -> 8 * 40 - 1).damaged(packet);
        assertThat(arriving.destination()).hasToString("2001:db8:0:1::6");
        assertThat(arriving.payload())
                .isInstanceOfSatisfying(
                        DamagedPayload.class,
                        damaged -> assertThat(damaged.isHeaderBroken()).isFalse());
    }

    @Test
    void forwardedDamageKeepsItsDamage() {
        Packet packet = new Packet(Samples.A6, Samples.B6, new UdpDatagram(5, 6, content(500)), 1, 64, 0);
        Packet arriving = new BitErrors(1, bound -> 8 * 100).damaged(packet);
        arriving.decrementTtl();
        arriving.ecn(Packet.CE);
        WirePacket wire = WirePacket.decode(PacketEncoder.encode(arriving)).value();
        assertThat(wire.ip().ttl()).isEqualTo(63);
        assertThat(wire.ip().ecn()).isEqualTo(3);
        assertThat(wire.transportChecksum()).isEqualTo(ChecksumStatus.WRONG);
    }

    @Test
    @Verifies("RFC4443:quote-as-much")
    void errorQuotesAsMuchAsFitsInto1280Bytes() {
        Packet about = new Packet(Samples.A6, Samples.B6, new UdpDatagram(1000, 33434, content(1400)), 1, 64, 0);
        IcmpMessage error = new IcmpMessage(IcmpType.PORT_UNREACHABLE, 6, 0, 0, 1232, about, 0);
        byte[] bytes = PacketEncoder.encode(new Packet(Samples.B6, Samples.A6, error, 1, 64, 0));
        assertThat(bytes).hasSize(1280);
        WirePacket quoted = WirePacket.decode(bytes, 48, bytes.length).value();
        assertThat(quoted.ip().destination()).isEqualTo(Samples.B6);
        assertThat(quoted.ip().totalLength()).isEqualTo(1448);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whateverTheBytesDecodingGivesAValueOrAFlaw(long seed) {
        Samples samples = new Samples(seed);
        for (int i = 0; i < 5_000; i++) {
            Packet like = samples.packet(6);
            byte[] bytes = PacketEncoder.encode(like);
            for (int flips = random.nextInt(12); flips > 0; flips--) {
                Samples.flip(bytes, random.nextInt(8 * Math.min(bytes.length, 80)));
            }
            bytes[6] = (byte) (random.nextBoolean() ? random.nextInt(256) : new int[] {0, 43, 44, 60, 58}[i % 5]);
            byte[] cut = random.nextBoolean() ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
            assertThatCode(() -> {
                        WirePacket.decode(cut);
                        PacketDecoder.decode(cut, like);
                        HeaderLayout.of(cut);
                        new PacketLines().line(cut, 0, cut.length);
                    })
                    .as("%s", Octets.of(cut))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void everyBitOfTheHeadersBelongsToOneField() {
        for (String hex : new String[] {ECHO.substring(0, 96), FRAGMENT.substring(0, 96)}) {
            int bit = 0;
            for (HeaderField field : HeaderLayout.of(bytes(hex))) {
                assertThat(field.bit()).isEqualTo(bit);
                bit += field.bits();
            }
            assertThat(bit).isEqualTo(4 * hex.length());
        }
    }

    @Test
    void linesAreInTheWordsOfTcpdump() {
        assertThat(new PacketLines().line(bytes(ECHO), 0, 52))
                .isEqualTo("IP6 2001:db8::1 > 2001:db8::2: ICMP6, echo request, id 1, seq 2, length 12");
        Packet about = new Packet(Samples.A6, Samples.B6, new UdpDatagram(1000, 53, content(4)), 1, 64, 0);
        IcmpMessage error = new IcmpMessage(IcmpType.PORT_UNREACHABLE, 6, 0, 0, about.sizeBytes(), about, 0);
        byte[] bytes = PacketEncoder.encode(new Packet(Samples.B6, Samples.A6, error, 1, 64, 0));
        assertThat(new PacketLines().line(bytes, 0, bytes.length))
                .isEqualTo("IP6 2001:db8:0:1::7 > 2001:db8::1: ICMP6, destination unreachable, unreachable port, "
                        + "2001:db8:0:1::7 udp port 53, length 60");
    }
}
