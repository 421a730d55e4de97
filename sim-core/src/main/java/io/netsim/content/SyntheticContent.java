package io.netsim.content;

/** Bytes that are a function of (stream, offset): checkable by a receiver, visible in a capture, stored nowhere. */
public final class SyntheticContent extends Content {
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
        long z = (stream + (offset >>> 3)) * 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z ^= z >>> 27;
        return (byte) (z >>> 8 * (int) (offset & 7));
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
