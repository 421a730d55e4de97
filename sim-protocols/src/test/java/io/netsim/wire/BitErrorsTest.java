package io.netsim.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.content.Content;
import io.netsim.content.SyntheticContent;
import io.netsim.packet.DamagedPayload;
import io.netsim.packet.Packet;
import io.netsim.udp.UdpDatagram;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BitErrorsTest {
    private final SplittableRandom random = new SplittableRandom(4);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void singleFlippedBitIsAlwaysFound(long seed) {
        Samples samples = new Samples(seed);
        BitErrors errors = new BitErrors(1, random::nextInt);
        for (int i = 0; i < 2000; i++) {
            Packet packet = samples.packet();
            Packet arriving = errors.damaged(packet);
            assertThat(arriving.isDamaged()).as("%s", packet).isTrue();
            assertThat(arriving.sizeBytes()).isEqualTo(packet.sizeBytes());
            assertThat(differingBits(PacketEncoder.encode(packet), PacketEncoder.encode(arriving)))
                    .isEqualTo(1);
        }
    }

    private static int differingBits(byte[] a, byte[] b) {
        int bits = 0;
        for (int i = 0; i < a.length; i++) {
            bits += Integer.bitCount((a[i] ^ b[i]) & 0xFF);
        }
        return bits;
    }

    /** Two flips cancel out in the sum if they hit the same place of two words and these hold different bits there. */
    @Test
    void oneOfThirtyTwoPairsOfFlipsIsNotFound() {
        byte[] data = new byte[1400];
        random.nextBytes(data);
        Packet packet = Samples.packet(new UdpDatagram(5, 6, Content.of(data)));
        BitErrors errors = new BitErrors(2, random::nextInt);
        int packets = 20_000;
        int sound = 0;
        for (int i = 0; i < packets; i++) {
            sound += errors.damaged(packet).isDamaged() ? 0 : 1;
        }
        double both = Math.pow(1408.0 / 1428, 2); // in the datagram, not one in each header
        assertThat((double) sound / packets).isCloseTo(both / 32, Offset.offset(4 * Math.sqrt(1 / 32.0 / packets)));
    }

    @Test
    void flipsInTheIpHeaderAreFoundByTheNextNode() {
        Packet packet = Samples.packet(new UdpDatagram(5, 6, new SyntheticContent(1, 0, 500)));
        Packet header = new BitErrors(1, bound -> 17).damaged(packet);
        Packet data = new BitErrors(1, bound -> 8 * 20).damaged(packet);
        assertThat(((DamagedPayload) header.payload()).isHeaderBroken()).isTrue();
        assertThat(((DamagedPayload) data.payload()).isHeaderBroken()).isFalse();
    }

    @Test
    void forwardedDamageKeepsARightIpHeader() {
        Packet packet = Samples.packet(new UdpDatagram(5, 6, new SyntheticContent(1, 0, 500)));
        Packet arriving = new BitErrors(1, bound -> 8 * 100).damaged(packet);
        arriving.decrementTtl();
        WirePacket wire = WirePacket.decode(PacketEncoder.encode(arriving)).value();
        assertThat(wire.ipChecksumMatches()).isTrue();
        assertThat(wire.ip().ttl()).isEqualTo(63);
        assertThat(wire.transportChecksum()).isEqualTo(WirePacket.ChecksumStatus.WRONG);
    }

    @Test
    void damageOnTopOfDamageIsStillDamage() {
        Samples samples = new Samples(8);
        BitErrors errors = new BitErrors(3, random::nextInt);
        for (int i = 0; i < 2000; i++) {
            Packet once = errors.damaged(samples.packet());
            Packet twice = errors.damaged(once);
            assertThat(twice.sizeBytes()).isEqualTo(once.sizeBytes());
        }
    }
}
