package io.netsim.content;

/** A range of stored bytes. */
final class ByteContent extends Content {
    static final Content NONE = new ByteContent(new byte[0], 0, 0);

    private final byte[] bytes;
    private final int from;

    ByteContent(byte[] bytes, int from, int length) {
        super(length);
        this.bytes = bytes;
        this.from = from;
    }

    @Override
    public byte at(int index) {
        return bytes[from + index];
    }

    @Override
    Content part(int start, int end) {
        return new ByteContent(bytes, from + start, end - start);
    }

    @Override
    public long fingerprint() {
        long hash = length();
        for (int i = 0; i < length(); i++) {
            hash = hash * 0x100000001B3L + bytes[from + i];
        }
        return hash;
    }
}
