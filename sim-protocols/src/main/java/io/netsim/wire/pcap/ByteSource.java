package io.netsim.wire.pcap;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of a capture file, with the place that was reached. */
final class ByteSource implements Closeable {
    private final InputStream in;
    private long offset;

    ByteSource(InputStream in) {
        this.in = in;
    }

    /** Bytes read so far. */
    long offset() {
        return offset;
    }

    /** The next bytes; fewer at the end of the file, and never more memory than the file has bytes. */
    byte[] upTo(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        offset += bytes.length;
        return bytes;
    }

    /** The next bytes, all of them. */
    byte[] exactly(int count, long start, String what) throws IOException {
        byte[] bytes = upTo(count);
        if (bytes.length < count) {
            throw new CaptureFormatException(start, "the file ends within " + what);
        }
        return bytes;
    }

    static int int32(byte[] bytes, int at, boolean bigEndian) {
        int high = int16(bytes, bigEndian ? at : at + 2, bigEndian);
        int low = int16(bytes, bigEndian ? at + 2 : at, bigEndian);
        return high << 16 | low;
    }

    static int int16(byte[] bytes, int at, boolean bigEndian) {
        int first = bytes[at] & 0xFF;
        int second = bytes[at + 1] & 0xFF;
        return bigEndian ? first << 8 | second : second << 8 | first;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
