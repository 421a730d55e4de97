package io.netsim.wire.pcap;

import java.io.IOException;

/** A capture file is not what it should be. */
public final class CaptureFormatException extends IOException {
    private static final long serialVersionUID = 1;

    /** @param offset of the header, record or block that is broken, bytes from the start of the file */
    CaptureFormatException(long offset, String what) {
        super("at byte " + offset + ": " + what);
    }
}
