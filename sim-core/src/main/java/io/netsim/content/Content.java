package io.netsim.content;

/**
 * Application bytes on their way: immutable, of known length, each byte readable. Bulk data is not stored: its bytes are
 * a function of (stream, offset), see {@link SyntheticContent}.
 */
public abstract class Content {
    private final int length;

    Content(int length) {
        this.length = length;
    }

    /** No bytes. */
    public static Content empty() {
        return ByteContent.NONE;
    }

    /** A copy of the bytes. */
    public static Content of(byte[] bytes) {
        return new ByteContent(bytes.clone(), 0, bytes.length);
    }

    public final int length() {
        return length;
    }

    /** The byte at {@code index}, 0 to length − 1. */
    public abstract byte at(int index);

    /** The bytes from {@code from} up to {@code to} exclusive. */
    public final Content slice(int from, int to) {
        if (from < 0 || to > length || from > to) {
            throw new IllegalArgumentException("no bytes " + from + " to " + to + " in content of " + length);
        }
        if (from == to) {
            return empty();
        }
        return from == 0 && to == length ? this : part(from, to);
    }

    abstract Content part(int from, int to);

    /** This and then {@code next}; one piece where the second goes on where the first ends. */
    public Content then(Content next) {
        if (length == 0) {
            return next;
        }
        return next.length == 0 ? this : CompositeContent.join(this, next);
    }

    /** Copies the bytes out. */
    public final byte[] toBytes() {
        byte[] bytes = new byte[length];
        copyTo(bytes, 0);
        return bytes;
    }

    /** Copies the bytes to the place {@code to} of an array and what follows it. */
    public void copyTo(byte[] into, int to) {
        for (int i = 0; i < length; i++) {
            into[to + i] = at(i);
        }
    }

    /** A hash that is equal for equal representation; enters the digest. */
    public abstract long fingerprint();
}
