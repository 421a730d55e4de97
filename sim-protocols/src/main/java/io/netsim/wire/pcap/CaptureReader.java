package io.netsim.wire.pcap;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the frames of a capture file: pcap with microseconds or nanoseconds, pcapng, both in either byte order. Total: any
 * bytes give frames and then the end or a {@link CaptureFormatException}, in memory that does not grow with what a broken
 * file claims.
 */
public final class CaptureReader implements Closeable {
    private static final int PCAP_MICROSECONDS = 0xa1b2c3d4;
    private static final int PCAP_NANOSECONDS = 0xa1b23c4d;

    private interface Format {
        @Nullable
        CapturedFrame next() throws IOException;
    }

    private final ByteSource source;
    private final Format format;

    /**
     * Reads the head of the file.
     *
     * @throws CaptureFormatException if this is no capture file
     */
    public CaptureReader(InputStream in) throws IOException {
        source = new ByteSource(in);
        byte[] magic = source.upTo(4);
        if (magic.length < 4) {
            throw new CaptureFormatException(0, "the file ends before it says what it is");
        }
        int bigEndian = ByteSource.int32(magic, 0, true);
        int littleEndian = ByteSource.int32(magic, 0, false);
        if (bigEndian == PcapngReader.SECTION_HEADER) {
            format = new PcapngReader(source)::next;
        } else if (isPcap(bigEndian) || isPcap(littleEndian)) {
            boolean swapped = isPcap(littleEndian);
            boolean nanoseconds = (swapped ? littleEndian : bigEndian) == PCAP_NANOSECONDS;
            format = new PcapReader(source, !swapped, nanoseconds)::next;
        } else {
            throw new CaptureFormatException(
                    0, "neither a pcap nor a pcapng file; it begins with " + String.format("%08x", bigEndian));
        }
    }

    private static boolean isPcap(int magic) {
        return magic == PCAP_MICROSECONDS || magic == PCAP_NANOSECONDS;
    }

    /**
     * The next frame, or null at the end of the file.
     *
     * @throws CaptureFormatException if the file is broken from here on
     */
    public @Nullable CapturedFrame next() throws IOException {
        return format.next();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
