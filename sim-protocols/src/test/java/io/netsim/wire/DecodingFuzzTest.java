package io.netsim.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.netsim.packet.Packet;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes, decoding gives a value or a flaw. */
class DecodingFuzzTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void randomBytesNeverBreakTheDecoder(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Packet like = new Samples(seed).packet();
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(120)];
            random.nextBytes(bytes);
            if (bytes.length > 0 && random.nextInt(8) != 0) {
                bytes[0] = (byte) (0x40 | random.nextInt(5, 8)); // else hardly any gets past the version
            }
            if (bytes.length > 9) {
                bytes[2] = 0;
                bytes[9] = (byte) (random.nextBoolean() ? 6 : random.nextBoolean() ? 17 : 1);
            }
            assertTotal(bytes, like);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void damagedPacketsNeverBreakTheDecoder(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Samples samples = new Samples(seed);
        for (int i = 0; i < 5_000; i++) {
            Packet packet = samples.packet();
            byte[] bytes = PacketEncoder.encode(packet);
            for (int flips = random.nextInt(12); flips > 0; flips--) {
                int reach = random.nextBoolean() ? Math.min(bytes.length, 60) : bytes.length;
                int bit = random.nextInt(8 * reach);
                Samples.flip(bytes, bit);
            }
            assertTotal(random.nextBoolean() ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes, packet);
        }
    }

    private static void assertTotal(byte[] bytes, Packet like) {
        assertThatCode(() -> {
                    Decoded<WirePacket> decoded = WirePacket.decode(bytes);
                    WirePacket packet = decoded.orNull();
                    assertThat(packet == null).isEqualTo(decoded.isBroken());
                    if (packet != null && packet.transport() instanceof TcpHeader tcp) {
                        assertThat(tcp.length())
                                .isEqualTo(4 * (bytes[packet.ip().length() + 12] >>> 4 & 15));
                        assertThat(tcp.toString()).isNotEmpty();
                        assertBytesComeBack(tcp, bytes, packet);
                    }
                    PacketDecoder.decode(bytes, like);
                })
                .as("%s", Octets.of(bytes))
                .doesNotThrowAnyException();
    }

    /** What was read can be written again, all but the checksum bit by bit. */
    private static void assertBytesComeBack(TcpHeader tcp, byte[] bytes, WirePacket packet) {
        byte[] again = bytes.clone();
        int at = packet.ip().length();
        tcp.write(again, at, bytes.length, packet.ip().source(), packet.ip().destination());
        again[at + 16] = bytes[at + 16];
        again[at + 17] = bytes[at + 17];
        assertThat(again).isEqualTo(bytes);
    }
}
