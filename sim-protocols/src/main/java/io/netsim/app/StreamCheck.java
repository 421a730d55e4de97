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

    /**
     * Takes the next bytes.
     *
     * @return how many are wrong; bytes can be so only on a network whose links flip bits that no checksum finds
     * @throws IllegalStateException if these are bytes of another stream, or from elsewhere in it
     */
    int accept(Content content) {
        int wrong = 0;
        if (content instanceof SyntheticContent synthetic) {
            if (synthetic.stream() != stream || synthetic.offset() != next) {
                throw new IllegalStateException("stream " + stream + ": expected offset " + next + ", got offset "
                        + synthetic.offset() + " of stream " + synthetic.stream());
            }
        } else {
            wrong = wrongBytes(content);
        }
        next += content.length();
        return wrong;
    }

    private int wrongBytes(Content content) {
        int wrong = 0;
        for (int i = 0; i < content.length(); i++) {
            wrong += content.at(i) == SyntheticContent.byteAt(stream, next + i) ? 0 : 1;
        }
        return wrong;
    }
}
