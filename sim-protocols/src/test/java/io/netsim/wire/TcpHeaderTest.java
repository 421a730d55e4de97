package io.netsim.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import io.netsim.content.Content;
import io.netsim.content.SyntheticContent;
import io.netsim.rfc.Verifies;
import io.netsim.tcp.segment.SackBlocks;
import io.netsim.tcp.segment.TcpFlags;
import io.netsim.tcp.segment.TcpOptions;
import io.netsim.tcp.segment.TcpSegment;
import io.netsim.wire.TcpOption.EndOfList;
import io.netsim.wire.TcpOption.FastOpen;
import io.netsim.wire.TcpOption.MaximumSegmentSize;
import io.netsim.wire.TcpOption.Md5Signature;
import io.netsim.wire.TcpOption.NoOperation;
import io.netsim.wire.TcpOption.Other;
import io.netsim.wire.TcpOption.Remainder;
import io.netsim.wire.TcpOption.Sack;
import io.netsim.wire.TcpOption.SackBlock;
import io.netsim.wire.TcpOption.SackPermitted;
import io.netsim.wire.TcpOption.Timestamps;
import io.netsim.wire.TcpOption.UserTimeout;
import io.netsim.wire.TcpOption.WindowScale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TcpHeaderTest {
    private static TcpSegment segment(int flags, boolean timestamps, TcpOptions options, SackBlocks sack) {
        return new TcpSegment(
                40000, 80, 7, 9, flags, 64240, timestamps, 0x11223344, 0x55667788, options, sack, Content.empty(), 0);
    }

    private static String options(TcpSegment segment) {
        byte[] bytes = PacketEncoder.encode(Samples.packet(segment));
        return Octets.of(bytes, 40, bytes.length).toString();
    }

    /** As Linux writes them; the bytes of any capture of a Linux host begin like that. */
    @ParameterizedTest
    @CsvSource({
        "1460, 7, true, true, 020405b40402080a112233445566778801030307",
        "1460, 7, true, false, 020405b40101040201030307",
        "1460, 7, false, true, 020405b40101080a112233445566778801030307",
        "1460, -1, true, true, 020405b40402080a1122334455667788",
        "1460, -1, false, false, 020405b4",
        "1460, 7, false, false, 020405b401030307",
        "-1, -1, true, false, 01010402",
        "-1, 2, true, true, 0402080a112233445566778801030302",
        "-1, -1, false, true, 0101080a1122334455667788"
    })
    @Verifies({"RFC9293:MUST-4", "RFC9293:MUST-69"})
    void synHasItsOptionsInTheOrderOfLinux(int mss, int scale, boolean sack, boolean timestamps, String expected) {
        assertThat(options(segment(TcpFlags.SYN, timestamps, new TcpOptions(mss, scale, sack), SackBlocks.NONE)))
                .isEqualTo(expected);
    }

    @Test
    @Verifies("RFC9293:MUST-65")
    void laterSegmentsAlignTimestampsAndBlocks() {
        SackBlocks sack = new SackBlocks(new int[] {1, 2, 3, 4});
        assertThat(options(segment(TcpFlags.ACK, true, TcpOptions.NONE, sack)))
                .isEqualTo("0101080a1122334455667788" + "01010512" + "00000001000000020000000300000004");
    }

    @Test
    void segmentWithoutOptionsHasNone() {
        assertThat(options(segment(TcpFlags.ACK, false, TcpOptions.NONE, SackBlocks.NONE)))
                .isEmpty();
    }

    @Test
    @Verifies("RFC9293:MUST-1")
    void fieldsStandWhereTheStandardPutsThem() {
        TcpSegment segment = new TcpSegment(
                0x1234,
                0x5678,
                0x9abcdef0,
                0x0fedcba9,
                TcpFlags.ACK | TcpFlags.PSH,
                0xabcd,
                false,
                0,
                0,
                TcpOptions.NONE,
                SackBlocks.NONE,
                new SyntheticContent(1, 0, 5),
                0);
        byte[] bytes = PacketEncoder.encode(Samples.packet(segment));
        assertThat(Octets.of(bytes, 20, 36)).hasToString("123456789abcdef00fedcba9" + "5018abcd");
        assertThat(Octets.of(bytes, 38, 40)).hasToString("0000");
        assertThat(bytes).hasSize(45);
    }

    @Test
    @Verifies({"RFC9293:MUST-4", "RFC9293:MUST-5", "RFC9293:MUST-68"})
    void everyKindOfOptionComesBackInOrder() {
        ImmutableList<TcpOption> options = ImmutableList.of(
                new MaximumSegmentSize(536),
                new NoOperation(),
                new WindowScale(14),
                new SackPermitted(),
                new UserTimeout(true, 30),
                new FastOpen(Octets.parse("0011223344556677")),
                new Other(254, Octets.parse("f989")),
                new Other(2, Octets.parse("05")),
                new EndOfList(Octets.parse("0000000000000000")));
        assertThat(roundTrip(options)).isEqualTo(options);
    }

    @Test
    @Verifies("RFC9293:MUST-64")
    void longOptionsComeBack() {
        ImmutableList<TcpOption> blocks = ImmutableList.of(
                new NoOperation(),
                new NoOperation(),
                new Sack(ImmutableList.of(new SackBlock(1, -5), new SackBlock(7, 8), new SackBlock(9, 12))),
                new Timestamps(-1, 5));
        assertThat(roundTrip(blocks).subList(0, 4)).isEqualTo(blocks);
        ImmutableList<TcpOption> signature = ImmutableList.of(
                new NoOperation(),
                new NoOperation(),
                new Md5Signature(Octets.parse("00112233445566778899aabbccddeeff")));
        assertThat(roundTrip(signature)).isEqualTo(signature);
    }

    private static ImmutableList<TcpOption> roundTrip(ImmutableList<TcpOption> options) {
        TcpHeader header = new TcpHeader(1, 2, 3, 4, TcpFlags.ACK, 5, 0, 6, options);
        byte[] bytes = new byte[header.length()];
        header.write(bytes, 0, bytes.length, Samples.A, Samples.B);
        return TcpHeader.decode(bytes, 0, bytes.length).value().options();
    }

    @Test
    @Verifies("RFC9293:MUST-7")
    void lengthThatLeadsOutOfTheHeaderKeepsTheRestAsItIs() {
        ImmutableList<TcpOption> options =
                TcpOptionCodec.decode(Octets.parse("0101080a1122").toBytes(), 0, 6);
        assertThat(options)
                .containsExactly(new NoOperation(), new NoOperation(), new Remainder(Octets.parse("080a1122")));
    }

    @Test
    @Verifies("RFC9293:MUST-7")
    void lengthZeroEndsTheList() {
        assertThat(TcpOptionCodec.decode(Octets.parse("03000101").toBytes(), 0, 4))
                .containsExactly(new Remainder(Octets.parse("03000101")));
    }

    @Test
    void moreThanFortyBytesOfOptionsAreRefused() {
        TcpHeader header =
                new TcpHeader(1, 2, 3, 4, 0, 0, 0, 0, ImmutableList.of(new Other(200, Octets.of(new byte[39]))));
        assertThatThrownBy(() -> header.write(new byte[100], 0, 100, Samples.A, Samples.B))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void flagsReadAsTcpdumpPrintsThem() {
        assertThat(new TcpHeader(1, 2, 3, 4, 0x1C2, 0, 0, 0, ImmutableList.of()).flagLetters())
                .isEqualTo("SEWe");
        assertThat(new TcpHeader(1, 2, 3, 4, 0x19, 0, 0, 0, ImmutableList.of()).flagLetters())
                .isEqualTo("FP.");
    }

    @Test
    @Verifies("RFC9293:MUST-6")
    void hostIgnoresOptionsItDoesNotKnow() {
        TcpHeader header = new TcpHeader(
                1, 2, 3, 4, TcpFlags.SYN, 5, 0, 0, ImmutableList.of(new Other(99, Octets.NONE), new WindowScale(3)));
        assertThat(SegmentHeaders.segment(header, Content.empty(), -1).options())
                .isEqualTo(new TcpOptions(-1, 3, false));
    }
}
