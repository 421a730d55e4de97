package io.netsim.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.address.IpAddress;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ChecksumTest {
    /** RFC 1071 §3. */
    private static final byte[] EXAMPLE = Octets.parse("0001f203f4f5f6f7").toBytes();

    @Test
    void sumOfTheStandardsExampleIsDdf2() {
        assertThat(~Checksum.of(EXAMPLE, 0, EXAMPLE.length) & 0xFFFF).isEqualTo(0xddf2);
    }

    @Test
    void headerFromTheTextbooksHasChecksumB861() {
        byte[] header = Octets.parse("45000073000040004011" + "0000" + "c0a80001c0a800c7")
                .toBytes();
        assertThat(Checksum.of(header, 0, header.length)).isEqualTo(0xb861);
    }

    @Test
    void oddLastByteIsTheFirstOfAWord() {
        byte[] odd = {0x12, 0x34, 0x56};
        byte[] even = {0x12, 0x34, 0x56, 0};
        assertThat(Checksum.of(odd, 0, 3)).isEqualTo(Checksum.of(even, 0, 4));
    }

    @Test
    void bytesWithTheirOwnChecksumGiveZero() {
        byte[] header = Octets.parse("45000073000040004011b861c0a80001c0a800c7").toBytes();
        assertThat(Checksum.of(header, 0, header.length)).isZero();
    }

    @Test
    void updateGivesTheStandardsExample() {
        assertThat(Checksum.update(0xDD2F, 0x5555, 0x3285)).isZero(); // RFC 1624 §4
    }

    @Test
    void updateAfterOneHopEqualsAFreshComputation() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 10_000; i++) {
            byte[] header = new byte[20];
            random.nextBytes(header);
            header[8] = (byte) (header[8] | 1); // a TTL above 0, and not all words zero
            int before = Checksum.of(header, 0, 20);
            int old = NetworkOrder.get16(header, 8);
            header[8]--;
            int now = NetworkOrder.get16(header, 8);
            assertThat(Checksum.update(before, old, now)).isEqualTo(Checksum.of(header, 0, 20));
        }
    }

    @Test
    void pseudoHeaderIsTheSumOfItsTwelveBytes() {
        IpAddress source = IpAddress.parse("192.0.2.200");
        IpAddress destination = IpAddress.parse("203.0.113.7");
        byte[] pseudo =
                Octets.parse("c00002c8" + "cb007107" + "00" + "06" + "05dc").toBytes();
        assertThat(Checksum.finish(Checksum.pseudoHeader(source, destination, 6, 1500)))
                .isEqualTo(Checksum.of(pseudo, 0, pseudo.length));
    }
}
