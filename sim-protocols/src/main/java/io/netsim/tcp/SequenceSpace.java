package io.netsim.tcp;

/**
 * Translates between 64-bit positions, in which the SYN stands at 0, and the 32-bit sequence numbers of the wire (RFC 9293
 * §3.4).
 */
final class SequenceSpace {
    private final int initial;

    /** @param initial the initial sequence number */
    SequenceSpace(int initial) {
        this.initial = initial;
    }

    int wire(long position) {
        return initial + (int) position;
    }

    /** The position with this number that is nearest to {@code near}. */
    long position(int number, long near) {
        return near + (number - wire(near));
    }
}
