package io.netsim.app;

import io.netsim.content.Content;
import io.netsim.content.SyntheticContent;

/** Checks that what arrives is one synthetic stream from its first byte on, every byte of it. */
final class StreamCheck {
    private final long stream;
    private long next;

    StreamCheck(long stream) {
        this.stream = stream;
    }

    /** How many bytes have arrived. */
    long length() {
        return next;
    }

    /** @throws IllegalStateException if these are not the next bytes of the stream */
    void accept(Content content) {
        if (content instanceof SyntheticContent synthetic) {
            if (synthetic.stream() != stream || synthetic.offset() != next) {
                throw new IllegalStateException("stream " + stream + ": expected offset " + next + ", got offset "
                        + synthetic.offset() + " of stream " + synthetic.stream());
            }
        } else {
            acceptBytes(content);
        }
        next += content.length();
    }

    private void acceptBytes(Content content) {
        for (int i = 0; i < content.length(); i++) {
            byte expected = SyntheticContent.byteAt(stream, next + i);
            if (content.at(i) != expected) {
                throw new IllegalStateException("stream " + stream + ": expected byte " + expected + " at offset "
                        + (next + i) + ", got " + content.at(i));
            }
        }
    }
}
