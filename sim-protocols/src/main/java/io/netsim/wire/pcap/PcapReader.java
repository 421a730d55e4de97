package io.netsim.wire.pcap;

import com.google.common.collect.ImmutableList;
import io.netsim.wire.Octets;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads pcap files (draft-ietf-opsawg-pcap): a head of 24 bytes, then records with a head of 16 bytes each. */
final class PcapReader {
    /** No frame is longer; a record that says so is not one. */
    static final int MAX_FRAME = 16 * 1024 * 1024;

    private static final int HEAD_BYTES = 24;
    private static final int RECORD_BYTES = 16;

    private final ByteSource source;
    private final boolean bigEndian;
    private final CaptureInterface captured;

    /** After the first four bytes. */
    PcapReader(ByteSource source, boolean bigEndian, boolean nanoseconds) throws IOException {
        this.source = source;
        this.bigEndian = bigEndian;
        byte[] head = source.exactly(HEAD_BYTES - 4, 0, "the head of the pcap file");
        int major = ByteSource.int16(head, 0, bigEndian);
        if (major != 2) {
            throw new CaptureFormatException(4, "pcap version " + major + " is not known; 2 is");
        }
        long snapLength = ByteSource.int32(head, 12, bigEndian) & 0xFFFFFFFFL;
        int linkType = ByteSource.int32(head, 16, bigEndian) & 0xFFFF; // above are flags about checksums
        long units = nanoseconds ? CaptureInterface.NANOSECONDS : CaptureInterface.MICROSECONDS;
        captured = new CaptureInterface("", linkType, snapLength, units, 0);
    }

    @Nullable
    CapturedFrame next() throws IOException {
        long start = source.offset();
        byte[] head = source.upTo(RECORD_BYTES);
        if (head.length == 0) {
            return null;
        }
        if (head.length < RECORD_BYTES) {
            throw new CaptureFormatException(start, "the file ends within the head of a record");
        }
        long seconds = ByteSource.int32(head, 0, bigEndian) & 0xFFFFFFFFL;
        long fraction = ByteSource.int32(head, 4, bigEndian) & 0xFFFFFFFFL;
        long kept = ByteSource.int32(head, 8, bigEndian) & 0xFFFFFFFFL;
        long original = ByteSource.int32(head, 12, bigEndian) & 0xFFFFFFFFL;
        if (kept > MAX_FRAME) {
            throw new CaptureFormatException(start, "a record of " + kept + " B; frames have at most " + MAX_FRAME);
        }
        byte[] data = source.exactly((int) kept, start, "a frame of " + kept + " B");
        long units = captured.unitsPerSecond();
        long nanoseconds = fraction % units * (CaptureInterface.NANOSECONDS / units);
        return new CapturedFrame(
                captured,
                seconds + fraction / units,
                (int) nanoseconds,
                Math.max(original, kept),
                Octets.of(data),
                ImmutableList.of());
    }
}
