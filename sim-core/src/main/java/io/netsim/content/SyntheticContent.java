package io.netsim.content;

/**
 * Bytes that are a function of (stream, offset): checkable by a receiver, visible in a capture, stored nowhere. They are
 * letters, digits and three signs, so that programs that look at captures take them for no other protocol, and people see text (no S: a segment that begins with "S5" is taken for H1).
 */
public final class SyntheticContent extends Content {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQR+TUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final long stream;
    private final long offset;

    /**
     * @param stream which function
     * @param offset of the first byte in the stream
     */
    public SyntheticContent(long stream, long offset, int length) {
        super(length);
        this.stream = stream;
        this.offset = offset;
    }

    public long stream() {
        return stream;
    }

    public long offset() {
        return offset;
    }

    /** The byte at {@code offset} of {@code stream}. */
    public static byte byteAt(long stream, long offset) {
        return letter(eight(stream, offset >>> 3), (int) offset);
    }

    /** What eight bytes are made of. */
    private static long eight(long stream, long number) {
        long z = (stream + number) * 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        return z ^ z >>> 27;
    }

    private static byte letter(long eight, int offset) {
        return (byte) ALPHABET.charAt((int) (eight >>> 8 * (offset & 7)) & 63);
    }

    @Override
    public void copyTo(byte[] into, int to) {
        long bits = 0;
        for (int i = 0; i < length(); i++) {
            long at = offset + i;
            if (i == 0 || (at & 7) == 0) {
                bits = eight(stream, at >>> 3);
            }
            into[to + i] = letter(bits, (int) at);
        }
    }

    @Override
    public byte at(int index) {
        return byteAt(stream, offset + index);
    }

    @Override
    Content part(int from, int to) {
        return new SyntheticContent(stream, offset + from, to - from);
    }

    @Override
    public Content then(Content next) {
        if (next instanceof SyntheticContent that && that.stream == stream && that.offset == offset + length()) {
            return new SyntheticContent(stream, offset, Math.addExact(length(), next.length()));
        }
        return super.then(next);
    }

    @Override
    public long fingerprint() {
        return (stream * 0x9E3779B97F4A7C15L + offset) * 0xBF58476D1CE4E5B9L + length();
    }
}
