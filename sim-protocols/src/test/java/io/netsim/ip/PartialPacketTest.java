package io.netsim.ip;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.address.IpAddress;
import io.netsim.content.Content;
import io.netsim.ip.PartialPacket.Verdict;
import io.netsim.packet.Packet;
import io.netsim.packet.Payload;
import io.netsim.rfc.Verifies;
import io.netsim.udp.UdpDatagram;
import org.junit.jupiter.api.Test;

/** What fragments may be put together (RFC 815, RFC 5722). */
class PartialPacketTest {
    private static final Payload WHOLE = new UdpDatagram(1, 2, Content.of(new byte[1000]));
    private final PartialPacket partial = new PartialPacket(0);

    private static Packet fragment(int from, int to, boolean more) {
        Packet packet = new Packet(
                IpAddress.parse("10.0.0.1"),
                IpAddress.parse("10.0.0.2"),
                new Fragment(WHOLE, from, to - from, more, 7, 0),
                1,
                64,
                0);
        packet.identification(7);
        return packet;
    }

    private Verdict add(int from, int to, boolean more) {
        Packet packet = fragment(from, to, more);
        return partial.add(packet, (Fragment) packet.payload());
    }

    @Test
    void itIsCompleteWithItsLastGapFilled() {
        assertThat(add(800, 1008, false)).isEqualTo(Verdict.TAKEN);
        assertThat(add(0, 400, true)).isEqualTo(Verdict.TAKEN);
        assertThat(partial.isComplete()).isFalse();
        assertThat(add(400, 800, true)).isEqualTo(Verdict.TAKEN);
        assertThat(partial.isComplete()).isTrue();
        assertThat(partial.whole(DamageCheck.ALWAYS_TELLS).payload()).isSameAs(WHOLE);
    }

    @Test
    void whatIsThereAlreadyIsRepeated() {
        add(0, 400, true);
        add(400, 800, true);
        assertThat(add(0, 400, true)).isEqualTo(Verdict.REPEATED);
        assertThat(add(200, 600, true)).isEqualTo(Verdict.REPEATED);
    }

    @Test
    @Verifies("RFC5722:overlap")
    void whatOverlapsIsRefused() {
        add(400, 800, true);
        assertThat(add(0, 408, true)).isEqualTo(Verdict.CONTRADICTED);
        assertThat(add(792, 1008, false)).isEqualTo(Verdict.CONTRADICTED);
        assertThat(add(0, 1008, false)).isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void whatLiesBehindTheEndIsRefused() {
        add(400, 800, false);
        assertThat(add(800, 1000, true)).isEqualTo(Verdict.CONTRADICTED);
        assertThat(add(0, 200, false)).isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void onlyTheLastMayHaveAnOddLength() {
        assertThat(add(0, 401, true)).isEqualTo(Verdict.CONTRADICTED);
        assertThat(add(400, 601, false)).isEqualTo(Verdict.TAKEN);
    }

    @Test
    void fragmentsOfDifferentPacketsWithOneIdentificationMakeADamagedOne() {
        add(0, 400, true);
        Packet other = new Packet(
                IpAddress.parse("10.0.0.1"),
                IpAddress.parse("10.0.0.2"),
                new Fragment(new UdpDatagram(1, 2, Content.of(new byte[1001])), 400, 609, false, 7, 0),
                1,
                64,
                5);
        partial.add(other, (Fragment) other.payload());
        assertThat(partial.isComplete()).isTrue();
        assertThat(partial.whole(DamageCheck.ALWAYS_TELLS).isDamaged()).isTrue();
    }
}
