package io.netsim.wire.pcap;

import com.google.common.collect.ImmutableList;
import io.netsim.wire.Octets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads pcapng files (draft-ietf-opsawg-pcapng): sections of blocks, each with its own byte order. Blocks of packets — the
 * enhanced, the simple and the old kind — give frames; blocks that are not known are skipped.
 */
final class PcapngReader {
    static final int SECTION_HEADER = 0x0A0D0D0A;
    static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;
    static final int INTERFACE_DESCRIPTION = 1;
    static final int ENHANCED_PACKET = 6;

    private static final int OLD_PACKET = 2;
    private static final int SIMPLE_PACKET = 3;
    private static final int OPTION_COMMENT = 1;
    private static final int OPTION_NAME = 2;
    private static final int OPTION_TIME_RESOLUTION = 9;
    private static final int OPTION_TIME_OFFSET = 14;
    private static final int HEAD_BYTES = 8;
    private static final int MIN_BLOCK = 12;
    private static final int MAX_BLOCK = PcapReader.MAX_FRAME + 1024 * 1024;
    private static final int MAX_INTERFACES = 100_000;

    private final ByteSource source;
    private final List<CaptureInterface> interfaces = new ArrayList<>();
    private boolean bigEndian;
    private byte[] body = {};
    private long start;

    /** After the first four bytes. */
    PcapngReader(ByteSource source) throws IOException {
        this.source = source;
        section();
    }

    @Nullable
    CapturedFrame next() throws IOException {
        while (true) {
            start = source.offset();
            byte[] type = source.upTo(4);
            if (type.length == 0) {
                return null;
            }
            if (type.length < 4) {
                throw broken("the file ends within the head of a block");
            }
            CapturedFrame frame = block(ByteSource.int32(type, 0, bigEndian));
            if (frame != null) {
                return frame;
            }
        }
    }

    /** What follows the type of a section header; the type is the same in both byte orders. */
    private void section() throws IOException {
        byte[] head = source.exactly(8, start, "a section header");
        if (ByteSource.int32(head, 4, true) == BYTE_ORDER_MAGIC) {
            bigEndian = true;
        } else if (ByteSource.int32(head, 4, false) == BYTE_ORDER_MAGIC) {
            bigEndian = false;
        } else {
            throw broken("a section header without its byte-order magic");
        }
        int length = length(ByteSource.int32(head, 0, bigEndian), 28);
        body = source.exactly(length - 12, start, "a section header");
        requireTrailer(length);
        int major = ByteSource.int16(body, 0, bigEndian);
        if (major != 1) {
            throw broken("pcapng version " + major + " is not known; 1 is");
        }
        interfaces.clear();
    }

    private @Nullable CapturedFrame block(int type) throws IOException {
        if (type == SECTION_HEADER) {
            section();
            return null;
        }
        byte[] lengthBytes = source.exactly(4, start, "the head of a block");
        int length = length(ByteSource.int32(lengthBytes, 0, bigEndian), MIN_BLOCK);
        body = source.exactly(length - HEAD_BYTES, start, "a block of " + length + " B");
        requireTrailer(length);
        return switch (type) {
            case INTERFACE_DESCRIPTION -> addInterface();
            case ENHANCED_PACKET -> packet(int32(need(20)), 20);
            case OLD_PACKET -> packet(ByteSource.int16(body, need(20), bigEndian), 20);
            case SIMPLE_PACKET -> simplePacket();
            default -> null;
        };
    }

    private int length(int claimed, int least) throws CaptureFormatException {
        if (claimed < least || claimed > MAX_BLOCK || claimed % 4 != 0) {
            throw broken("a block of " + Integer.toUnsignedString(claimed) + " B; it must be a multiple of 4 from "
                    + least + " to " + MAX_BLOCK);
        }
        return claimed;
    }

    private void requireTrailer(int length) throws CaptureFormatException {
        int again = int32(body.length - 4);
        if (again != length) {
            throw broken("a block that says " + length + " B at its start and " + Integer.toUnsignedString(again)
                    + " B at its end");
        }
    }

    /** That a block holds so many bytes in front of what it is about; the place of the first. */
    private int need(int bytes) throws CaptureFormatException {
        if (body.length - 4 < bytes) {
            throw broken("a block that is too short for its kind");
        }
        return 0;
    }

    private @Nullable CapturedFrame addInterface() throws CaptureFormatException {
        int linkType = ByteSource.int16(body, need(8), bigEndian);
        long snapLength = int32(4) & 0xFFFFFFFFL;
        if (interfaces.size() == MAX_INTERFACES) {
            throw broken("more than " + MAX_INTERFACES + " interfaces");
        }
        String name = "";
        long units = CaptureInterface.MICROSECONDS;
        long offsetSeconds = 0;
        for (Option option : options(8)) {
            if (option.code == OPTION_NAME) {
                name = option.text();
            } else if (option.code == OPTION_TIME_RESOLUTION && option.length >= 1) {
                units = unitsPerSecond(body[option.at]);
            } else if (option.code == OPTION_TIME_OFFSET && option.length >= 8) {
                offsetSeconds = int64(option.at);
            }
        }
        interfaces.add(new CaptureInterface(name, linkType, snapLength, units, offsetSeconds));
        return null;
    }

    /** The lower seven bits are an exponent, of 2 if the highest bit is set, else of 10. */
    private long unitsPerSecond(byte resolution) throws CaptureFormatException {
        int exponent = resolution & 0x7F;
        boolean binary = resolution < 0;
        if (exponent > (binary ? 62 : 18)) {
            throw broken("a time resolution of " + (binary ? "2" : "10") + "^-" + exponent + " s");
        }
        long units = 1;
        for (int i = 0; i < exponent; i++) {
            units *= binary ? 2 : 10;
        }
        return units;
    }

    private CapturedFrame packet(int interfaceNumber, int dataAt) throws CaptureFormatException {
        CaptureInterface captured = interfaceOf(interfaceNumber);
        long stamp = (long) int32(4) << 32 | int32(8) & 0xFFFFFFFFL;
        long kept = int32(12) & 0xFFFFFFFFL;
        long original = int32(16) & 0xFFFFFFFFL;
        if (kept > body.length - 4 - dataAt) {
            throw broken("a frame of " + kept + " B in a block of " + (body.length + HEAD_BYTES));
        }
        int end = dataAt + (int) kept;
        ImmutableList.Builder<String> comments = ImmutableList.builder();
        for (Option option : options(end + 3 & ~3)) {
            if (option.code == OPTION_COMMENT) {
                comments.add(option.text());
            }
        }
        long units = captured.unitsPerSecond();
        long seconds = Long.divideUnsigned(stamp, units);
        long rest = Long.remainderUnsigned(stamp, units);
        return new CapturedFrame(
                captured,
                seconds + captured.offsetSeconds(),
                nanoseconds(rest, units),
                Math.max(original, kept),
                Octets.of(body, dataAt, end),
                comments.build());
    }

    private static int nanoseconds(long rest, long units) {
        if (units <= Long.MAX_VALUE / CaptureInterface.NANOSECONDS) {
            return (int) (rest * CaptureInterface.NANOSECONDS / units);
        }
        double perNanosecond = (double) units / CaptureInterface.NANOSECONDS;
        return (int) Math.min(CaptureInterface.NANOSECONDS - 1, (long) (rest / perNanosecond));
    }

    /** Without a time stamp, on the first interface. */
    private CapturedFrame simplePacket() throws CaptureFormatException {
        long original = int32(need(4)) & 0xFFFFFFFFL;
        CaptureInterface captured = interfaceOf(0);
        long snap = captured.snapLength() == 0 ? Long.MAX_VALUE : captured.snapLength();
        int kept = (int) Math.min(Math.min(original, snap), body.length - 8);
        return new CapturedFrame(captured, 0, 0, original, Octets.of(body, 4, 4 + kept), ImmutableList.of());
    }

    private CaptureInterface interfaceOf(int number) throws CaptureFormatException {
        if (number < 0 || number >= interfaces.size()) {
            throw broken("a frame on interface " + Integer.toUnsignedString(number) + " of " + interfaces.size()
                    + " that were described");
        }
        return interfaces.get(number);
    }

    private final class Option {
        private final int code;
        private final int at;
        private final int length;

        Option(int code, int at, int length) {
            this.code = code;
            this.at = at;
            this.length = length;
        }

        /** Bytes that are no UTF-8 are replaced. */
        String text() {
            return new String(body, at, length, StandardCharsets.UTF_8);
        }
    }

    /** The options from a place on; what cannot be read of them is left out, as they are additions only. */
    private List<Option> options(int from) {
        List<Option> options = new ArrayList<>();
        int end = body.length - 4;
        int at = from;
        while (at + 4 <= end) {
            int code = ByteSource.int16(body, at, bigEndian);
            int length = ByteSource.int16(body, at + 2, bigEndian);
            if (code == 0 || at + 4 + length > end) {
                break;
            }
            options.add(new Option(code, at + 4, length));
            at += 4 + (length + 3 & ~3);
        }
        return options;
    }

    private int int32(int at) {
        return ByteSource.int32(body, at, bigEndian);
    }

    private long int64(int at) {
        long first = int32(at) & 0xFFFFFFFFL;
        long second = int32(at + 4) & 0xFFFFFFFFL;
        return bigEndian ? first << 32 | second : second << 32 | first;
    }

    private CaptureFormatException broken(String what) {
        return new CaptureFormatException(start, what);
    }
}
