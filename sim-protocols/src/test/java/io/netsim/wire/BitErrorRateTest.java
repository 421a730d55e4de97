package io.netsim.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsim.content.SyntheticContent;
import io.netsim.packet.Packet;
import io.netsim.udp.UdpDatagram;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BitErrorRateTest {
    private final SplittableRandom random = new SplittableRandom(11);

    private static Packet packet(int dataBytes) {
        return Samples.packet(new UdpDatagram(5, 6, new SyntheticContent(1, 0, dataBytes)));
    }

    private static BitSet hits(Packet sent, Packet arriving) {
        byte[] before = PacketEncoder.encode(sent);
        byte[] after = PacketEncoder.encode(arriving);
        BitSet hits = new BitSet();
        for (int bit = 0; bit < 8 * before.length; bit++) {
            if (((before[bit >>> 3] ^ after[bit >>> 3]) & 0x80 >>> (bit & 7)) != 0) {
                hits.set(bit);
            }
        }
        return hits;
    }

    @ParameterizedTest
    @CsvSource({"1e-4, 500", "5e-4, 100", "1e-3, 300"})
    void errorsOfAPacketAreBinomialAndAnywhere(double rate, int dataBytes) {
        Packet sent = packet(dataBytes);
        int bits = 8 * sent.sizeBytes();
        BitErrorRate errors = new BitErrorRate(rate, random::nextDouble);
        BinomialDistribution law = new BinomialDistribution(null, bits, rate);
        long[] observed = new long[5];
        long[] eighths = new long[8];
        int packets = 5000;
        for (int i = 0; i < packets; i++) {
            Packet arriving = errors.after(sent);
            boolean unnoticed =
                    arriving != sent && !arriving.isDamaged(); // another packet, with an identification of its own
            BitSet hits = hits(sent, arriving);
            hits.clear(0, unnoticed ? 160 : 0);
            observed[Math.min(hits.cardinality(), 4)]++;
            hits.stream().forEach(bit -> eighths[8 * bit / bits]++);
        }
        double[] expected = new double[5];
        for (int k = 0; k < 4; k++) {
            expected[k] = packets * law.probability(k);
        }
        expected[4] = packets * (1 - law.cumulativeProbability(3));
        assertThat(new ChiSquareTest().chiSquareTest(expected, observed)).isGreaterThan(0.001);
        assertThat(new ChiSquareTest().chiSquareTest(new double[] {1, 1, 1, 1, 1, 1, 1, 1}, eighths))
                .isGreaterThan(0.001);
    }

    @Test
    void packetsThatAreNotHitAreTheSame() {
        Packet sent = packet(1000);
        assertThat(new BitErrorRate(1e-12, () -> 0.5).after(sent)).isSameAs(sent);
        assertThat(new BitErrorRate(Double.MIN_VALUE, () -> 0.999_999).after(sent))
                .isSameAs(sent);
    }

    @Test
    void certainErrorsFlipAllBits() {
        Packet sent = packet(20);
        Packet arriving = new BitErrorRate(1, random::nextDouble).after(sent);
        assertThat(hits(sent, arriving).cardinality()).isEqualTo(8 * sent.sizeBytes());
        assertThat(arriving.isDamaged()).isTrue();
    }

    @Test
    void aRateIsAboveNothingAndAtMostAll() {
        assertThatThrownBy(() -> new BitErrorRate(0, () -> 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BitErrorRate(1.1, () -> 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
