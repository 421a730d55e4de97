package io.netsim.wire.pcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsim.wire.Octets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureReaderTest {
    private static final String PCAP_RECORD_BE = "00000001" + "0000000a" + "00000003" + "00000005" + "010203";
    private static final String PCAP_RECORD_LE = "01000000" + "0a000000" + "03000000" + "05000000" + "010203";
    private static final String PCAP_BE = "0002" + "0004" + "00000000" + "00000000" + "0000ffff" + "00000065";
    private static final String PCAP_LE = "0200" + "0400" + "00000000" + "00000000" + "ffff0000" + "65000000";
    private static final String SECTION_LE =
            "0a0d0d0a" + "1c000000" + "4d3c2b1a" + "01000000" + "ffffffffffffffff" + "1c000000";
    private static final String SECTION_BE =
            "0a0d0d0a" + "0000001c" + "1a2b3c4d" + "00010000" + "ffffffffffffffff" + "0000001c";

    private static List<CapturedFrame> read(byte[] bytes) throws IOException {
        List<CapturedFrame> frames = new ArrayList<>();
        try (CaptureReader reader = new CaptureReader(new ByteArrayInputStream(bytes))) {
            for (CapturedFrame frame = reader.next(); frame != null; frame = reader.next()) {
                frames.add(frame);
            }
        }
        return frames;
    }

    private static List<CapturedFrame> read(String... hex) throws IOException {
        return read(Octets.parse(String.join("", hex)).toBytes());
    }

    @Test
    void pcapOfEitherByteOrderAndResolutionGivesTheSameFrame() throws IOException {
        assertThat(times(read("a1b2c3d4", PCAP_BE, PCAP_RECORD_BE))).containsExactly("1.000010000 of 5: 010203");
        assertThat(times(read("d4c3b2a1", PCAP_LE, PCAP_RECORD_LE))).containsExactly("1.000010000 of 5: 010203");
        assertThat(times(read("a1b23c4d", PCAP_BE, PCAP_RECORD_BE))).containsExactly("1.000000010 of 5: 010203");
        assertThat(times(read("4d3cb2a1", PCAP_LE, PCAP_RECORD_LE))).containsExactly("1.000000010 of 5: 010203");
    }

    private static List<String> times(List<CapturedFrame> frames) {
        return frames.stream()
                .map(f ->
                        String.format("%d.%09d of %d: %s", f.seconds(), f.nanoseconds(), f.originalLength(), f.data()))
                .toList();
    }

    @Test
    void pcapngOfEitherByteOrderIsRead() throws IOException {
        String interfaceLe = "01000000" + "14000000" + "65000000" + "00000000" + "14000000";
        String packetLe = "06000000" + "24000000" + "00000000" + "00000000" + "40420f00" + "03000000" + "05000000"
                + "01020300" + "24000000";
        String interfaceBe = "00000001" + "00000014" + "00650000" + "00000000" + "00000014";
        String packetBe = "00000006" + "00000024" + "00000000" + "00000000" + "000f4240" + "00000003" + "00000005"
                + "01020300" + "00000024";
        assertThat(times(read(SECTION_LE, interfaceLe, packetLe))).containsExactly("1.000000000 of 5: 010203");
        assertThat(times(read(SECTION_BE, interfaceBe, packetBe))).containsExactly("1.000000000 of 5: 010203");
        assertThat(times(read(SECTION_BE, interfaceBe, packetBe, SECTION_LE, interfaceLe, packetLe)))
                .hasSize(2);
    }

    @Test
    void oldAndSimplePacketBlocksAreReadAndOthersSkipped() throws IOException {
        String interfaceBe = "00000001" + "00000014" + "00650000" + "00000000" + "00000014";
        String old = "00000002" + "00000024" + "00000000" + "00000000" + "00000007" + "00000003" + "00000003"
                + "01020300" + "00000024";
        String unknown = "00000bad" + "00000010" + "12345678" + "00000010";
        String simple = "00000003" + "00000014" + "00000002" + "aabb0000" + "00000014";
        assertThat(times(read(SECTION_BE, interfaceBe, old, unknown, simple)))
                .containsExactly("0.000007000 of 3: 010203", "0.000000000 of 2: aabb");
    }

    @Test
    void emptySectionHasNoFrames() throws IOException {
        assertThat(read(SECTION_LE)).isEmpty();
    }

    @Test
    void brokenFilesSayWhereAndHow() {
        assertThatThrownBy(() -> read("")).hasMessage("at byte 0: the file ends before it says what it is");
        assertThatThrownBy(() -> read("504b0304")).hasMessageContaining("neither a pcap nor a pcapng file");
        assertThatThrownBy(() -> read("a1b2c3d4", PCAP_BE, PCAP_RECORD_BE, "00"))
                .hasMessage("at byte 43: the file ends within the head of a record");
        assertThatThrownBy(() -> read("a1b2c3d4", PCAP_BE, "00000001", "00000001", "7fffffff", "7fffffff"))
                .hasMessageContaining("a record of 2147483647 B");
        assertThatThrownBy(() -> read(SECTION_LE, "06000000", "ffffffff"))
                .hasMessageContaining("a block of 4294967295 B");
        assertThatThrownBy(() -> read(SECTION_LE, "05000000", "10000000", "00000000", "14000000"))
                .hasMessage("at byte 28: a block that says 16 B at its start and 20 B at its end");
        assertThatThrownBy(() -> read(
                        SECTION_BE,
                        "00000006",
                        "00000020",
                        "00000000",
                        "00000000",
                        "00000000",
                        "00000000",
                        "00000000",
                        "00000020"))
                .hasMessageContaining("a frame on interface 0 of 0 that were described");
    }

    @Test
    void whatIsInFrontOfTheBrokenPlaceIsRead() throws IOException {
        byte[] bytes =
                Octets.parse("a1b2c3d4" + PCAP_BE + PCAP_RECORD_BE + "0000").toBytes();
        try (CaptureReader reader = new CaptureReader(new ByteArrayInputStream(bytes))) {
            assertThat(reader.next()).isNotNull();
            assertThatThrownBy(reader::next).isInstanceOf(CaptureFormatException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void damagedFilesNeverBreakTheReader(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] pcapng = written();
        byte[] pcap =
                Octets.parse("a1b2c3d4" + PCAP_BE + PCAP_RECORD_BE.repeat(5)).toBytes();
        for (int i = 0; i < 20_000; i++) {
            byte[] whole = random.nextInt(3) == 0 ? pcap : pcapng;
            byte[] bytes = random.nextBoolean() ? whole.clone() : Arrays.copyOf(whole, random.nextInt(whole.length));
            for (int changes = random.nextInt(5); changes > 0 && bytes.length > 0; changes--) {
                bytes[random.nextInt(bytes.length)] =
                        (byte) (random.nextBoolean() ? random.nextInt(4) : random.nextInt());
            }
            try {
                assertThat(read(bytes)).allSatisfy(frame -> {
                    assertThat(frame.nanoseconds()).isBetween(0, 999_999_999);
                    assertThat(LinkType.ipAt(
                                    frame.source().linkType(), frame.data().toBytes()))
                            .isGreaterThanOrEqualTo(-1);
                });
            } catch (CaptureFormatException expected) {
                assertThat(expected).hasMessageStartingWith("at byte ");
            }
        }
    }

    private static byte[] written() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PcapngWriter writer = new PcapngWriter(out, 65535, "netsim")) {
            writer.addInterface("wire", "interface 0");
            writer.addInterface("other", "interface 1");
            for (int i = 0; i < 6; i++) {
                byte[] data = new byte[20 + i];
                data[0] = 0x45;
                writer.frame(
                        i % 2,
                        1_234_567_890_123L * i,
                        data,
                        List.of(PcapngWriter.Direction.values()).get(i % 3),
                        i % 4 == 0 ? null : "dropped: random_loss – on wire.forward");
            }
        }
        return out.toByteArray();
    }

    @Test
    void whatWasWrittenIsReadBack() throws IOException {
        List<CapturedFrame> frames = read(written());
        assertThat(frames).hasSize(6);
        CapturedFrame last = frames.get(5);
        assertThat(last.source().name()).isEqualTo("other");
        assertThat(last.source().linkType()).isEqualTo(101);
        assertThat(last.seconds()).isEqualTo(6172);
        assertThat(last.nanoseconds()).isEqualTo(839_450_615);
        assertThat(last.originalLength()).isEqualTo(25);
        assertThat(last.comments()).containsExactly("dropped: random_loss – on wire.forward");
        assertThat(frames.get(0).comments()).isEmpty();
    }

    @Test
    void snapLengthCutsFramesAndKeepsTheirLength() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PcapngWriter writer = new PcapngWriter(out, 4, "netsim")) {
            writer.addInterface("wire", "");
            writer.frame(0, 1, new byte[] {1, 2, 3, 4, 5, 6}, PcapngWriter.Direction.UNKNOWN, null);
        }
        assertThat(times(read(out.toByteArray()))).containsExactly("0.000000001 of 6: 01020304");
    }

    @Test
    void packetIsFoundBehindTheLinkLayer() {
        byte[] ethernet =
                Octets.parse("ffffffffffff" + "000000000001" + "0800" + "45").toBytes();
        byte[] tagged = Octets.parse("ffffffffffff" + "000000000001" + "8100" + "0005" + "0800" + "45")
                .toBytes();
        byte[] arp =
                Octets.parse("ffffffffffff" + "000000000001" + "0806" + "45").toBytes();
        assertThat(LinkType.ipAt(1, ethernet)).isEqualTo(14);
        assertThat(LinkType.ipAt(1, tagged)).isEqualTo(18);
        assertThat(LinkType.ipAt(1, arp)).isEqualTo(-1);
        assertThat(LinkType.ipAt(9, Octets.parse("ff03002145").toBytes())).isEqualTo(4);
        assertThat(LinkType.ipAt(101, Octets.parse("45").toBytes())).isZero();
        assertThat(LinkType.ipAt(101, Octets.parse("60").toBytes())).isZero();
        assertThat(LinkType.ipAt(9, Octets.parse("ff03005760").toBytes())).isEqualTo(4);
        assertThat(LinkType.ipAt(101, Octets.parse("50").toBytes())).isEqualTo(-1);
        assertThat(LinkType.ipAt(12345, ethernet)).isEqualTo(-1);
    }
}
