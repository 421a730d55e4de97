package io.netsim.tcp.send;

/** Puts segments on their way; the connection adds what the receiving half has to say. */
public interface SegmentOutput {
    /**
     * Sends bytes of the stream.
     *
     * @param start position of the first byte
     * @param end position after the last byte, without the FIN
     * @param fin whether the FIN follows them
     * @param push whether they are the last the application has handed over
     */
    void transmit(long start, long end, boolean fin, boolean push);

    /** A segment was sent, for the first time or again, and has its marks. */
    void sent(SentSegment segment, long nowPs);
}
